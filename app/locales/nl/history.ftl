# Teksten van de geschiedenis; wat er gebeurde staat in lists.ftl.

history-title = Geschiedenis
history-project-title = Geschiedenis van het project
history-lead = Alles wat er gebeurde, het nieuwste bovenaan. Niets verdwijnt en niets wordt achteraf veranderd.
history-none = Nog niets gebeurd
history-none-text = Zodra iemand iets wijzigt, staat het hier.
history-older = Oudere gebeurtenissen
event-number = Nummer
event-at = Wanneer
event-who = Wie
event-what = Wat
event-fact-gate = Poort
event-fact-condition = Voorwaarde
event-fact-opinion = Oordeel van
event-fact-outcome = Uitkomst
event-fact-phase = Fase
event-fact-role = Rol
event-fact-kind = Soort
event-fact-stop_reason = Waarom
event-fact-level = Niveau
event-fact-reason = Toelichting
event-fact-title = Titel
event-fact-name = Naam
event-fact-rules = Regels
event-fact-number = Nummer

meanwhile = Er is intussen iets gewijzigd; uw tekst staat hieronder
meanwhile-closed = Het dossier kan nu niet gewijzigd worden; uw tekst staat hieronder
meanwhile-text = Laatste wijziging: { $what }, door { $who } op { $at }. Klopt uw tekst nog, sla dan opnieuw op.
meanwhile-unknown = Bekijk de nieuwe stand. Klopt uw tekst nog, sla dan opnieuw op.
