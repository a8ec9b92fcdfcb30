//! What a message says: who is greeted, what there is to tell, until when, and one link. Never scores, comments or names of experts.

use super::sheet::{Rendered, Sheet, Way};
use crate::language::Words;
use chrono::NaiveDate;
use domain::gates::{Gate, Outcome};
use domain::mail::MailKind;
use domain::settings::{Bureau, OwnText};

/// One message.
#[derive(Debug, Clone)]
pub struct LetterView {
    /// What it tells.
    pub kind: MailKind,
    /// Who reads it.
    pub name: String,
    /// What it is about: the title of a project or the name of a round, as somebody typed it.
    pub title: String,
    /// The last day on which the reader can do what is asked.
    pub until: Option<NaiveDate>,
    /// At which gate.
    pub gate: Option<Gate>,
    /// What was decided.
    pub outcome: Option<Outcome>,
    /// The reason that somebody gave, or the words of a condition, as typed; empty when there is none.
    pub note: String,
    /// The whole address that it leads to.
    pub href: String,
    /// The whole address where the reader chooses about mail; none for somebody without an account.
    pub preferences: Option<String>,
    /// The programme's own sentences, and its bureau.
    pub own: Own,
}

/// What the programme adds to every message of a kind.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Own {
    /// Its own sentences.
    pub text: OwnText,
    /// The bureau that answers questions, once it is filled in.
    pub bureau: Option<Bureau>,
}

/// The messages of one day.
#[derive(Debug, Clone)]
pub struct DigestView {
    /// Who reads it.
    pub name: String,
    /// The subject of each message and where it leads.
    pub messages: Vec<(String, String)>,
    /// The whole address where the reader chooses about mail.
    pub preferences: String,
    /// The bureau that answers questions, once it is filled in.
    pub bureau: Option<Bureau>,
}

/// The subject of a message.
pub fn subject(words: Words, kind: MailKind, title: &str) -> String {
    words.with(&format!("mail-subject-{kind}"), &[("title", one_line(title).into())])
}

/// A message in the reader's words.
pub fn letter(words: Words, view: &LetterView) -> Rendered {
    let until = view.until.map(|date| words.with("mail-until", &[("date", words.last_day(date).into())]));
    let gate = view.gate.map(|gate| words.label(gate)).unwrap_or_default();
    let outcome = view.outcome.map(|outcome| words.label(outcome)).unwrap_or_default();
    let about = [("title", one_line(&view.title).into()), ("gate", gate.into()), ("outcome", outcome.into())];
    let said = words.with(&format!("mail-text-{}", view.kind), &about);
    let key = match view.kind {
        MailKind::ConditionDue | MailKind::ConditionLate => "mail-condition",
        MailKind::ConditionReported => "mail-reported",
        MailKind::ConditionSentBack => "mail-missing",
        MailKind::NewDevice => "mail-when",
        _ => "mail-reason",
    };
    let note = (!view.note.is_empty()).then(|| words.with(key, &[("note", one_line(&view.note).into())]));
    let Own { text: OwnText { opening, closing }, bureau } = view.own.clone();
    let own = |sentence: String| Some(sentence).filter(|sentence| !sentence.is_empty());
    let bureau = bureau.map(|bureau| bureau_line(words, bureau));
    let foot = words.t(if view.kind.is_secret() { "mail-foot-secret" } else { "mail-foot" });
    let way = Way { label: words.t(way_of(view.kind)), href: view.href.clone() };
    Sheet {
        subject: subject(words, view.kind, &view.title),
        paragraphs: [Some(greeting(words, &view.name)), own(opening), Some(said), note, until, own(closing)].into_iter().flatten().collect(),
        ways: vec![way],
        foot: [Some(foot), bureau].into_iter().flatten().collect(),
        settings: view.preferences.clone().map(|href| settings(words, href)),
    }
    .rendered(words)
}

/// A message that nobody waits for: a sentence and a link.
pub(crate) fn plain_letter(words: Words, subject: String, name: &str, said: String, href: String, bureau: Option<Bureau>) -> Rendered {
    let bureau = bureau.map(|bureau| bureau_line(words, bureau));
    Sheet {
        subject,
        paragraphs: vec![greeting(words, name), said],
        ways: vec![Way { label: words.t("mail-open"), href }],
        foot: [Some(words.t("mail-foot")), bureau].into_iter().flatten().collect(),
        settings: None,
    }
    .rendered(words)
}

/// Whom to ask, as plain text.
fn bureau_line(words: Words, bureau: Bureau) -> String {
    let about = [("name", bureau.name.into()), ("phone", bureau.phone.into()), ("email", bureau.email.into())];
    words.with("bureau-in-mail", &about)
}

/// What the link of a message of this kind says.
const fn way_of(kind: MailKind) -> &'static str {
    match kind {
        MailKind::ExpertInvited => "mail-open-account",
        MailKind::Invited | MailKind::InvitedToProgramme => "mail-open-invitation",
        MailKind::PasswordReset => "mail-choose-password",
        MailKind::EmailChangeConfirm => "mail-confirm-address",
        MailKind::PasswordChanged | MailKind::NewDevice | MailKind::SignInLinked | MailKind::SignInLimited | MailKind::FactorLimited => {
            "mail-see-account"
        }
        MailKind::EmailChanged => "mail-sign-in",
        _ => "mail-open",
    }
}

/// The messages of one day in the reader's words.
pub fn digest(words: Words, view: &DigestView) -> Rendered {
    let count = [("count", view.messages.len().into())];
    Sheet {
        subject: words.with("mail-daily-subject", &count),
        paragraphs: vec![greeting(words, &view.name), words.with("mail-daily-text", &count)],
        ways: view.messages.iter().map(|(subject, href)| Way { label: subject.clone(), href: href.clone() }).collect(),
        foot: [Some(words.t("mail-foot")), view.bureau.clone().map(|bureau| bureau_line(words, bureau))].into_iter().flatten().collect(),
        settings: Some(settings(words, view.preferences.clone())),
    }
    .rendered(words)
}

fn greeting(words: Words, name: &str) -> String {
    words.with("mail-greeting", &[("name", one_line(name).into())])
}

fn settings(words: Words, href: String) -> Way {
    Way { label: words.t("mail-settings"), href }
}

/// What somebody typed as one line: no line ends, no control characters, and none of the marks that turn the direction of reading.
fn one_line(typed: &str) -> String {
    let breaks = |letter: char| letter.is_whitespace() || letter.is_control();
    let turns = |letter: &char| matches!(letter, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    typed.chars().filter(|letter| !turns(letter)).collect::<String>().split(breaks).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::people::Language;

    const NL: Words = Words::new(Language::Nl);
    const EN: Words = Words::new(Language::En);

    fn about(title: &str) -> LetterView {
        LetterView {
            kind: MailKind::ReviewAsked,
            name: "Zoë\r\nBcc: iemand".to_owned(),
            title: title.to_owned(),
            until: NaiveDate::from_ymd_opt(2027, 5, 4),
            gate: None,
            outcome: None,
            note: String::new(),
            href: "https://poort.example.nl/reviews?a=1&b=2".to_owned(),
            preferences: Some("https://poort.example.nl/preferences".to_owned()),
            own: Own::default(),
        }
    }

    fn bureau() -> Bureau {
        Bureau {
            name: "Bureau Twente".to_owned(),
            phone: "053 000 00 00".to_owned(),
            email: "bureau@demo.example".to_owned(),
            address: String::new(),
        }
    }

    #[test]
    fn a_message_says_the_same_as_text_and_as_html() {
        let told = letter(NL, &about("SluisSens"));
        assert_eq!(told.subject, "Uw beoordeling gevraagd: SluisSens");
        let text = "Beste Zoë Bcc: iemand,\n\nU bent gevraagd om SluisSens te beoordelen. Laat in Poort weten of u dat doet.\n\nUiterlijk: 4 mei 2027, 23.59 uur Nederlandse tijd (CEST)\n\n\
                    Open dit in Poort\nhttps://poort.example.nl/reviews?a=1&b=2\n\n-- \nDit bericht komt van Poort.\n\
                    Kies zelf wanneer u berichten krijgt\nhttps://poort.example.nl/preferences\n";
        assert_eq!(told.text, text);
        let html = "<!DOCTYPE html><html lang=\"nl\"><head><meta charset=\"utf-8\"></head><body><p>Beste Zoë Bcc: iemand,</p>\
                    <p>U bent gevraagd om SluisSens te beoordelen. Laat in Poort weten of u dat doet.</p><p>Uiterlijk: 4 mei 2027, 23.59 uur Nederlandse tijd (CEST)</p>\
                    <p><a href=\"https://poort.example.nl/reviews?a=1&amp;b=2\">Open dit in Poort</a></p><hr>\
                    <p><small>Dit bericht komt van Poort.</small></p>\
                    <p><a href=\"https://poort.example.nl/preferences\">Kies zelf wanneer u berichten krijgt</a></p></body></html>";
        assert_eq!(told.html, html);
    }

    #[test]
    fn what_people_typed_stays_text_and_one_line() {
        let told = letter(EN, &about("A\r\nBcc: a@b.example <script>alert(1)</script>\u{202e}"));
        assert_eq!(told.subject, "Your review is requested: A Bcc: a@b.example <script>alert(1)</script>");
        assert_eq!((told.html.matches("<script").count(), told.html.matches("&lt;script&gt;alert(1)&lt;/script&gt;").count()), (0, 1));
        assert_eq!(told.text.matches("\nBcc").count(), 0);
    }

    #[test]
    fn a_reason_is_in_the_message_and_the_words_of_a_condition_are_called_so() {
        let with = |kind| LetterView { kind, note: "De cijfers\nkloppen niet.".to_owned(), ..about("SluisSens") };
        let told = letter(NL, &with(MailKind::ReviewReopened)).text;
        assert!(told.contains("\n\nReden: De cijfers kloppen niet.\n\nUiterlijk: 4 mei 2027, 23.59 uur Nederlandse tijd (CEST)"), "{told}");
        let told = letter(EN, &with(MailKind::ConditionLate)).text;
        assert!(told.contains("\n\nCondition: De cijfers kloppen niet.\n\n"), "{told}");
    }

    #[test]
    fn own_sentences_stand_after_the_greeting_and_before_the_link_and_the_bureau_in_the_foot() {
        let text = OwnText { opening: "Goed dat u meedoet.".to_owned(), closing: "Tot snel { $title }.".to_owned() };
        let told = letter(NL, &LetterView { own: Own { text, bureau: Some(bureau()) }, ..about("SluisSens") }).text;
        assert!(told.starts_with("Beste Zoë Bcc: iemand,\n\nGoed dat u meedoet.\n\nU bent gevraagd"), "{told}");
        assert!(told.contains("\n\nTot snel { $title }.\n\nOpen dit in Poort\n"), "{told}");
        assert!(told.contains("Dit bericht komt van Poort.\nVragen? Bureau Twente, 053 000 00 00, bureau@demo.example.\n"), "{told}");
    }

    #[test]
    fn the_messages_of_one_day_name_the_bureau_in_the_foot() {
        let messages = vec![("Uw beoordeling gevraagd: SluisSens".to_owned(), "https://poort.example.nl/reviews".to_owned())];
        let preferences = "https://poort.example.nl/preferences".to_owned();
        let view = DigestView { name: "Zoë".to_owned(), messages, preferences, bureau: Some(bureau()) };
        let told = digest(NL, &view).text;
        let foot = "\n-- \nDit bericht komt van Poort.\nVragen? Bureau Twente, 053 000 00 00, bureau@demo.example.\nKies zelf wanneer";
        assert!(told.contains(foot), "{told}");
        let told = digest(NL, &DigestView { bureau: None, ..view }).text;
        assert!(told.contains("\n-- \nDit bericht komt van Poort.\nKies zelf wanneer"), "{told}");
    }

    #[test]
    fn every_kind_has_words_in_both_languages_and_what_is_about_an_account_names_no_project() {
        // What they name is a factor, a number of codes or a provider.
        let of_factor = [MailKind::FactorSetUp, MailKind::FactorRemoved, MailKind::RecoveryCodeUsed, MailKind::SignInLinked];
        // The subject alone, or the text alone, names it.
        let named_once = |kind: &MailKind| of_factor.contains(kind);
        for words in [NL, EN] {
            for kind in MailKind::ALL {
                let told = letter(words, &LetterView { kind: *kind, ..about("SluisSens") });
                let (in_subject, in_text) = (told.subject.contains("SluisSens"), told.text.contains("SluisSens"));
                if named_once(kind) {
                    assert!(in_subject || in_text, "{kind}: {told:?}");
                    continue;
                }
                assert_eq!(in_subject && in_text, *kind != MailKind::ExpertInvited && !kind.is_about_account(), "{kind}: {told:?}");
            }
        }
    }
}
