//! What stood in the fields of a form when its page was made: a short mark of each, carried in the form's key. Where somebody else saved
//! meanwhile, it tells what a person changed from what they left as it was, so that nobody puts an old value back unseen.

use crate::frame::differing::{Fields, differing, of};
use crate::frame::form::Pairs;
use crate::security::tokens::sha256;
use crate::state::State;
use app::language::Words;
use app::ui::{NoticeView, StoredField};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::ids::PersonId;
use domain::people::Language;
use std::collections::BTreeMap;

/// A mark of what stood in each field, by the mark of its name; none for a field that was empty. Eight bytes a field, so that the largest
/// table fits into its form beside them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Basis(BTreeMap<u32, u32>);

/// A form that somebody was ahead of, with what others changed taken over.
pub struct Merged {
    /// The form, with what is stored where its sender changed nothing.
    pub form: Pairs,
    /// The fields that both changed, with what is stored.
    pub clashes: Vec<StoredField>,
    /// What others changed was taken over.
    has_taken: bool,
}

impl Merged {
    /// A form that stays as it was sent.
    pub const fn as_sent(form: Pairs) -> Self {
        Self { form, clashes: Vec::new(), has_taken: false }
    }

    /// Says on the page what was taken over.
    pub fn tell(&self, words: Words, notice: NoticeView) -> NoticeView {
        let taken = self.has_taken.then(|| words.t("meanwhile-taken"));
        let text: Vec<String> = notice.text.into_iter().chain(taken).collect();
        NoticeView { text: (!text.is_empty()).then(|| text.join(" ")), ..notice }
    }
}

/// Short, and long enough that two names of one form or two texts of one field do not share it by chance.
fn short(text: &str) -> u32 {
    u32::from_str_radix(&sha256(text)[..8], 16).unwrap_or_default()
}

fn mark(values: &[String]) -> Option<u32> {
    let mut values: Vec<String> = values.iter().map(|value| value.replace("\r\n", "\n")).collect();
    values.sort();
    (!values.is_empty()).then(|| short(&values.join("\u{1f}")))
}

impl Basis {
    /// The fields as they stand on the page.
    pub fn of(fields: &Fields) -> Self {
        let mut all: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for (name, value) in fields.iter().filter(|(_, value)| !value.trim().is_empty()) {
            all.entry(name).or_default().push(value.trim().to_owned());
        }
        Self(all.into_iter().filter_map(|(name, values)| Some((short(name), mark(&values)?))).collect())
    }

    /// The fields as they stood on the page from which a form was sent; none when its key does not tell.
    pub fn sent_with(form: &Pairs) -> Option<Self> {
        let bytes = URL_SAFE_NO_PAD.decode(form.get("key")?.splitn(4, '.').nth(3)?).ok()?;
        let (pairs, rest) = bytes.as_chunks::<8>();
        let pair = |[a, b, c, d, e, f, g, h]: &[u8; 8]| (u32::from_be_bytes([*a, *b, *c, *d]), u32::from_be_bytes([*e, *f, *g, *h]));
        rest.is_empty().then(|| Self(pairs.iter().map(pair).collect()))
    }

    /// The key of a new form for this person, on a page that these fields stand on.
    pub fn key(&self, state: &State, person: PersonId) -> String {
        format!("{}.{}", state.form_key(person), self.written())
    }

    fn written(&self) -> String {
        let bytes: Vec<u8> = self.0.iter().flat_map(|(name, mark)| [name.to_be_bytes(), mark.to_be_bytes()]).flatten().collect();
        URL_SAFE_NO_PAD.encode(bytes)
    }

    fn has(&self, name: &str, values: &[String]) -> bool {
        self.0.get(&short(name)) == mark(values).as_ref()
    }
}

/// The key of the same form again: what its sender changed is still what they changed.
pub fn key_again(state: &State, person: PersonId, form: &Pairs) -> String {
    Basis::sent_with(form).map_or_else(|| state.form_key(person), |basis| basis.key(state, person))
}

/// What was typed beside what is stored by now: what its sender left as it was takes the stored value, and what others left as it was is no
/// clash. A form whose key does not tell shows every difference.
pub fn merge(language: Language, form: &Pairs, typed: &Fields, stored: &Fields) -> Merged {
    merge_thoughts(language, form, (typed, stored), |name| name)
}

/// The same where several fields are one thought, such as a verdict and its reason: they are taken over together or not at all.
pub fn merge_thoughts(language: Language, form: &Pairs, (typed, stored): (&Fields, &Fields), thought: fn(&str) -> &str) -> Merged {
    let differs = differing(language, typed, stored);
    let Some(basis) = Basis::sent_with(form) else { return Merged { clashes: differs, ..Merged::as_sent(form.clone()) } };
    let is_as_before = |fields: &Fields, field: &str| {
        let names = typed.iter().chain(stored).map(|(name, _)| name).filter(|name| thought(name) == thought(field));
        names.into_iter().all(|name| basis.has(name, &of(fields, name)))
    };
    let (untouched, changed): (Vec<_>, Vec<_>) = differs.into_iter().partition(|one| is_as_before(typed, &one.field));
    let clashes = changed.into_iter().filter(|one| !is_as_before(stored, &one.field)).collect();
    let has_taken = !untouched.is_empty();
    Merged { form: untouched.into_iter().fold(form.clone(), |form, one| form.with(&one.field, one.values)), clashes, has_taken }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(title: &str, aim: &str, areas: &[&str]) -> Fields {
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let areas = areas.iter().map(|area| pair("areas", area));
        [pair("title", title), pair("aim", aim)].into_iter().chain(areas).collect()
    }

    fn sent(basis: &Fields, typed: &Fields) -> Pairs {
        let key = ("key".to_owned(), format!("id.person.mark.{}", Basis::of(basis).written()));
        let body = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(std::iter::once(key).chain(typed.clone())).finish();
        Pairs::parse(body.as_bytes(), "/".to_owned())
    }

    fn rest<'a>((_, rest): (&'a str, &'a str)) -> &'a str {
        rest
    }

    fn told(merged: &Merged) -> Vec<(&str, Vec<&str>)> {
        merged.clashes.iter().map(|one| (one.field.as_str(), one.values.iter().map(String::as_str).collect())).collect()
    }

    #[test]
    fn what_the_sender_left_takes_what_others_saved_and_what_others_left_is_no_clash() {
        let (before, typed) = (fields("Naam", "Doel", &["zorg"]), fields("Naam", "Mijn doel", &["zorg"]));
        let merged = merge(Language::Nl, &sent(&before, &typed), &typed, &fields("Hun naam", "Doel", &["zorg", "bouw"]));
        assert_eq!(told(&merged), []);
        assert_eq!((merged.form.get("title"), merged.form.get("aim")), (Some("Hun naam"), Some("Mijn doel")));
        assert_eq!(merged.form.0.iter().filter(|(name, _)| name == "areas").map(|(_, area)| area.as_str()).collect::<Vec<_>>(), ["zorg", "bouw"]);
    }

    #[test]
    fn what_both_changed_is_a_clash_and_keeps_what_was_typed() {
        let (before, typed) = (fields("Naam", "", &["zorg"]), fields("Mijn naam", "Doel", &[]));
        let merged = merge(Language::Nl, &sent(&before, &typed), &typed, &fields("Hun naam", "Hun doel", &["bouw"]));
        assert_eq!(told(&merged), [("title", vec!["Hun naam"]), ("aim", vec!["Hun doel"]), ("areas", vec!["bouw"])]);
        assert_eq!((merged.form.get("title"), merged.form.get("aim"), merged.form.get("areas")), (Some("Mijn naam"), Some("Doel"), None));
    }

    #[test]
    fn a_verdict_is_not_taken_over_beside_another_reason() {
        let judged = |met: &str, reason: &str| vec![("met.A".to_owned(), met.to_owned()), ("reason.A".to_owned(), reason.to_owned())];
        let (before, typed, stored) = (judged("yes", "Goed."), judged("yes", "Erg goed."), judged("no", "Goed."));
        let merged = merge_thoughts(Language::Nl, &sent(&before, &typed), (&typed, &stored), |name| name.split_once('.').map_or(name, rest));
        assert_eq!(told(&merged), [("met.A", vec!["no"]), ("reason.A", vec!["Goed."])]);
        assert_eq!(merged.form.get("met.A"), Some("yes"));
    }

    #[test]
    fn the_key_of_a_money_table_of_five_hundred_lines_is_small() {
        let cell = |number: usize| (format!("rows.{}.public_municipality{}", number / 8, number % 8), "1.250.000,50".to_owned());
        let table: Fields = (0..4_000).map(cell).collect();
        let basis = Basis::of(&table);
        assert_eq!((basis.0.len(), basis.written().len()), (4_000, 42_667));
        let form = sent(&table, &table);
        assert_eq!(Basis::sent_with(&form), Some(basis));
        assert!(form.get("key").is_some_and(|key| key.len() < 43 * 1_024));
    }

    #[test]
    fn a_form_whose_key_does_not_tell_shows_every_difference() {
        let typed = fields("Mijn naam", "Doel", &[]);
        let form = Pairs::parse(b"key=id.person.mark&title=Mijn+naam", "/".to_owned());
        assert_eq!(told(&merge(Language::Nl, &form, &typed, &fields("Naam", "Doel", &[]))), [("title", vec!["Naam"])]);
    }
}
