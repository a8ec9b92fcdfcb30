//! The form with which an expert adds to a review, and what was added.

use super::ReviewHead;
use super::review_page::crumbs;
use crate::language::Words;
use crate::paths;
use crate::ui::{FormErrors, FormPage, Link, Notice, NoticeView, Room, SummaryRow, TextArea, Tone};
use chrono::{DateTime, Utc};
use domain::reviews::NOTE_LENGTH;
use leptos::prelude::*;

/// What was added to a review after the other reviews could be read.
#[derive(Debug, Clone)]
pub struct AddedNote {
    /// What it says.
    pub text: String,
    /// When it was written.
    pub at: DateTime<Utc>,
}

/// What the form shows.
pub struct NoteView {
    /// What it is about.
    pub head: ReviewHead,
    /// Why the chair asks for it, or gave the review back before.
    pub asked: Option<String>,
    /// What was typed.
    pub typed: String,
    /// What is wrong with it.
    pub errors: FormErrors,
    /// The key of the form.
    pub key: String,
}

/// The form.
#[component]
pub fn NotePage(words: Words, view: NoteView) -> AnyView {
    let NoteView { head, asked, typed, errors, key } = view;
    let mut crumbs = crumbs(words);
    crumbs.push(Link::new(paths::review(head.id), words.with("review-title", &[("project", head.title.into())])));
    let error = errors.of("note");
    let asked = asked.map(|reason| NoticeView { tone: Tone::Neutral, title: words.t("note-asked"), text: Some(reason) });
    view! {
        <FormPage
            words
            title=words.t("note-title")
            lead=words.t("note-lead")
            crumbs
            errors
            notice=None
            action=paths::review_note(head.id)
            keys=(key, head.version)
            save=words.t("note-save")
            leave=Link::new(paths::review(head.id), words.t("round-cancel"))
        >
            {asked.map(|notice| view! { <Notice notice /> })}
            <TextArea name="note" label=words.t("note-field") hint=words.t("note-hint") value=typed error rows=8 room=Room::of(words, *NOTE_LENGTH.end()) />
        </FormPage>
    }
    .into_any()
}

/// What was added, each with when.
pub fn note_rows(words: Words, notes: Vec<AddedNote>) -> impl Iterator<Item = SummaryRow> {
    notes.into_iter().map(move |note| SummaryRow::text(words.with("note-added-at", &[("at", words.date_time(note.at).into())]), note.text))
}
