//! One report: when it is due and with whom it is, the own part as a list of sections, the parts of the partners, and the one before.

use super::due_box::DueBox;
use super::view::{EarlierReport, OwnPart, PartLine, ReportDoors, ReportLine, ReportView, SectionLine, SectionStand};
use super::words::{crumbs, delivered_of, report_name, tone};
use crate::language::Words;
use crate::paths;
use crate::ui::{Badge, Button, ButtonKind, ButtonLink, ErrorSummary, Field, FormKeys, Notice, PageHead, SummaryList, SummaryRow, Tone};
use domain::reports::{Delivered, ReportAspect, ReportSection, SectionGroup};
use leptos::prelude::*;

/// The page.
#[component]
pub fn ReportPage(words: Words, view: ReportView) -> AnyView {
    let ReportView { head, own, parts, earlier, doors, missing_reason, marks, delivered, keys, notice } = view;
    let errors = own.as_ref().map(|own| own.minutes.1.clone()).unwrap_or_default();
    let line = head.line.clone();
    let (from, until) = line.period;
    let lead = if own.is_some() && line.state.is_owed() { "report-lead-own" } else { "report-lead" };
    let lead = words.with(lead, &[("from", words.date(from).into()), ("until", words.date(until).into())]);
    let title = words.with("report-of", &[("name", report_name(words, &line).into()), ("title", line.title.clone().into())]);
    let judge = doors.judge.then(|| view! { <ButtonLink href=paths::report_judge(line.project, line.report) label=words.t("report-judge") /> });
    let missing = (!missing_reason.is_empty()).then(|| {
        view! { <p>{words.with("report-was-missing", &[("reason", missing_reason.into())])}</p> }
    });
    view! {
        <div class="stack stack--loose">
            <ErrorSummary words errors />
            {notice.map(|notice| view! { <Notice notice /> })}
            <PageHead words title crumbs=crumbs(words, (line.project, &line.title)) lead>
                <Badge tone=tone(line.state) label=words.label(line.state) />
                {judge}
            </PageHead>
            <DueBox words head />
            {own.map(|own| own_part(words, &line, own, &keys.0))}
            {whole(words, &line, doors, &keys)}
            {marked(words, marks, delivered)}
            <div class="two">
                <section class="stack" aria-labelledby="parts">
                    <h2 id="parts">{words.t("report-parts")}</h2>
                    {missing}
                    <ul class="tasks">{parts.iter().map(|part| part_line(words, &line, part)).collect::<Vec<_>>()}</ul>
                </section>
                {earlier.map(|earlier| before(words, earlier))}
            </div>
        </div>
    }
    .into_any()
}

fn own_part(words: Words, line: &ReportLine, own: OwnPart, key: &str) -> AnyView {
    let done = own.sections.iter().filter(|one| !matches!(one.stand, SectionStand::Todo)).count();
    let counts = [("done", done.into()), ("all", own.sections.len().into())];
    let groups = SectionGroup::ALL.iter().filter_map(|group| {
        let of_group: Vec<_> = own.sections.iter().filter(|one| one.section.group() == *group).collect();
        (!of_group.is_empty()).then(|| {
            let rows = of_group.into_iter().map(|section| section_line(words, line, &own, section)).collect::<Vec<_>>();
            view! { <h3>{words.label(*group)}</h3><ul class="tasks">{rows}</ul> }
        })
    });
    let groups = groups.collect::<Vec<_>>();
    let (project, report, part) = (line.project, line.report, own.organisation);
    let form = |action: String, label: &'static str, kind: ButtonKind| {
        view! {
            <form method="post" action=action>
                <FormKeys key=key.to_owned() version=own.version />
                <Button label=words.t(label) kind />
            </form>
        }
    };
    let (typed, errors) = own.minutes.clone();
    let hand_in = own.can_hand_in.then(|| {
        view! {
            <form class="stack" method="post" action=paths::report_hand_in(project, report, part)>
                <FormKeys key=key.to_owned() version=own.version />
                <Field name="minutes" label=words.t("report-minutes") hint=words.t("report-minutes-hint") value=typed error=errors.of("minutes") short=true />
                <div><Button label=words.t("report-hand-in") /></div>
            </form>
        }
    });
    let take_back = own.can_take_back.then(|| form(paths::report_take_back(project, report, part), "report-take-back", ButtonKind::Quiet));
    let choice = own.has_no_cost.map(|has_no_cost| {
        let (told, label, value) =
            if has_no_cost { ("report-no-cost-now", "report-with-cost", "no") } else { ("report-cost-now", "report-no-cost", "yes") };
        view! {
            <form class="stack stack--tight" method="post" action=paths::report_form(project, report, part)>
                <FormKeys key=key.to_owned() version=own.version />
                <p class="quiet">{words.t(told)}</p>
                <div><Button label=words.t(label) kind=ButtonKind::Quiet name="no_cost".to_owned() value=value.to_owned() /></div>
            </form>
        }
    });
    view! {
        <section class="stack" aria-labelledby="own">
            <div class="head__row">
                <h2 id="own">{words.with("report-own-part", &[("name", own.name.clone().into())])}</h2>
                <p class="quiet">{words.with("report-done", &counts)}</p>
            </div>
            {groups}
            {choice}
            <div class="actions">{hand_in}{take_back}</div>
        </section>
    }
    .into_any()
}

fn section_line(words: Words, line: &ReportLine, own: &OwnPart, section: &SectionLine) -> AnyView {
    let badge = match section.stand {
        SectionStand::Todo => (Tone::Neutral, "report-todo"),
        SectionStand::Done => (Tone::Good, "report-ready"),
        SectionStand::Remarked => (Tone::Warn, "report-remarked"),
        SectionStand::Accepted => (Tone::Good, "report-accepted"),
    };
    let href = if section.section == ReportSection::Costs {
        paths::report_costs(line.project, line.report, own.organisation)
    } else {
        paths::report_section(line.project, line.report, own.organisation, section.section)
    };
    // Once something stands there, it is that which a reader looks for; before, what was told last time helps to begin.
    let last = match (section.now.clone(), section.last.clone()) {
        (Some(now), _) => Some(view! { <p class="quiet small">{now}</p> }),
        (None, Some(last)) => Some(view! { <p class="quiet small">{words.with("report-last-time", &[("text", last.into())])}</p> }),
        (None, None) => None,
    };
    let saved = section.saved.clone().map(|(name, at)| {
        view! { <p class="quiet small">{words.with("report-saved-by", &[("name", name.into()), ("at", words.date_time(at).into())])}</p> }
    });
    let noted = (section.noted > 0).then(|| view! { <p class="small">{words.with("report-noted", &[("count", section.noted.into())])}</p> });
    view! {
        <li>
            <a class="tasks__what" href=href>{words.label(section.section)}</a>
            <Badge tone=badge.0 label=words.t(badge.1) />
            {noted}
            {last}
            {saved}
        </li>
    }
    .into_any()
}

/// What the lead partner can do with the whole.
fn whole(words: Words, line: &ReportLine, doors: ReportDoors, (key, version): &(String, i64)) -> AnyView {
    let submit = doors.submit.then(|| view! { <ButtonLink href=paths::report_submit(line.project, line.report) label=words.t("report-submit") /> });
    let withdraw = doors.withdraw.then(|| {
        view! {
            <form class="stack stack--tight" method="post" action=paths::report_withdraw(line.project, line.report)>
                <FormKeys key=key.clone() version=*version />
                <p class="quiet">{words.t("report-withdraw-text")}</p>
                <div><Button label=words.t("report-withdraw") kind=ButtonKind::Quiet /></div>
            </form>
        }
    });
    let open = doors.open.then(|| {
        view! {
            <form class="stack stack--tight" method="post" action=paths::report_open(line.project, line.report)>
                <FormKeys key=key.clone() version=*version />
                <p class="quiet">{words.t("report-open-text")}</p>
                <div><Button label=words.t("report-open") kind=ButtonKind::Quiet /></div>
            </form>
        }
    });
    (doors.submit || doors.withdraw || doors.open)
        .then(|| {
            view! {
                <section class="stack" aria-labelledby="whole">
                    <h2 id="whole">{words.t("report-whole")}</h2>
                    {submit.map(|submit| view! { <p>{words.t("report-submit-text")}</p><div class="actions">{submit}</div> })}
                    {withdraw}
                    {open}
                </section>
            }
        })
        .into_any()
}

/// The short view of the programme manager.
fn marked(words: Words, (marks, note): (Vec<(ReportAspect, i32)>, String), delivered: Option<Delivered>) -> AnyView {
    let row = |(aspect, mark): &(ReportAspect, i32)| {
        let anchor = words.t(&format!("report-anchor-{aspect}-{mark}"));
        SummaryRow::text(words.label(*aspect), words.with("report-mark", &[("mark", (*mark).into()), ("anchor", anchor.into())]))
    };
    let mut rows: Vec<SummaryRow> = marks.iter().map(row).collect();
    rows.extend(delivered.map(|is| SummaryRow::text(words.t("report-delivered"), delivered_of(words, is))));
    let note = (!note.is_empty()).then(|| view! { <p class="prose">{note}</p> });
    (!rows.is_empty())
        .then(|| {
            view! {
                <section class="narrow stack" aria-labelledby="marks">
                    <h2 id="marks">{words.t("report-view")}</h2>
                    <SummaryList rows />
                    {note}
                </section>
            }
        })
        .into_any()
}

fn part_line(words: Words, line: &ReportLine, part: &PartLine) -> AnyView {
    let name = if part.is_readable {
        view! { <a class="tasks__what" href=paths::report_part(line.project, line.report, part.organisation)>{part.name.clone()}</a> }.into_any()
    } else {
        view! { <span class="tasks__what">{part.name.clone()}</span> }.into_any()
    };
    let (done, all) = part.done;
    let (tone, label) = match part.handed_in {
        Some(_) => (Tone::Good, "report-part-in"),
        None if done > 0 => (Tone::Accent, "report-part-begun"),
        None => (Tone::Neutral, "report-part-none"),
    };
    let text = match part.handed_in {
        Some(at) => words.date_time(at),
        None => words.with("report-done", &[("done", done.into()), ("all", all.into())]),
    };
    let remarks = (part.remarks > 0).then(|| view! { <p class="small">{words.with("report-remarks", &[("count", part.remarks.into())])}</p> });
    view! {
        <li>
            {name}
            <Badge tone label=words.t(label) />
            <p class="quiet small">{text}</p>
            {remarks}
        </li>
    }
    .into_any()
}

fn before(words: Words, earlier: EarlierReport) -> AnyView {
    let EarlierReport { line, submitted_at, approved_at, note } = earlier;
    let mut rows = vec![SummaryRow::text(words.t("reports-state"), words.label(line.state))];
    rows.extend(submitted_at.map(|at| SummaryRow::text(words.t("report-submitted"), words.date_time(at))));
    rows.extend(approved_at.map(|at| SummaryRow::text(words.t("report-approved"), words.date_time(at))));
    if !note.is_empty() {
        rows.push(SummaryRow::text(words.t("report-to-mind"), note));
    }
    view! {
        <section class="stack" aria-labelledby="before">
            <h2 id="before">{words.t("report-before")}</h2>
            <p><a href=paths::report(line.project, line.report)>{report_name(words, &line)}</a></p>
            <SummaryList rows />
        </section>
    }
    .into_any()
}
