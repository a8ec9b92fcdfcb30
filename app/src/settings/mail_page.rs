//! Whether mail goes out: what Poort was told of the mail server, a message to try it, what it answered last, and what waits.

use crate::language::Words;
use crate::paths;
use crate::ui::{
    Button, ButtonKind, Field, FormErrors, FormKeys, InputKind, Link, Notice, NoticeView, PageHead, SummaryList, SummaryRow, Table, Tone,
};
use chrono::{DateTime, Utc};
use domain::mail::{MailKind, MessageState};
use domain::settings::{MailTrouble, StepOutcome};
use leptos::prelude::*;

/// What the page shows.
pub struct MailPageView {
    /// Name and port of the mail server, and the address that mail comes from; none when no server is set.
    pub server: Option<(String, String)>,
    /// Where the test message goes, as typed.
    pub email: String,
    /// What is wrong with it.
    pub errors: FormErrors,
    /// What happened when it was tried last.
    pub trial: Option<TrialView>,
    /// What waits and what failed, for who may see it.
    pub outbox: Option<OutboxView>,
    /// The key of the form.
    pub key: String,
    /// The key of the form that goes on without mail.
    pub without_key: String,
}

/// How the last try went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrialView {
    /// What was recorded.
    pub outcome: StepOutcome,
    /// To which address.
    pub address: String,
    /// Why it did not work, as far as it can be told.
    pub trouble: Option<MailTrouble>,
    /// What the server or the connection said.
    pub answer: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// What the outbox holds, without what the messages say.
pub struct OutboxView {
    /// How many messages are in each state.
    pub counts: Vec<(MessageState, u64)>,
    /// The last that failed.
    pub failed: Vec<OutboxLine>,
}

/// A message that failed.
pub struct OutboxLine {
    /// What it tells.
    pub kind: MailKind,
    /// To whom it goes.
    pub address: String,
    /// When it was written.
    pub at: DateTime<Utc>,
    /// What the mail server said.
    pub error: String,
}

impl TrialView {
    /// How it went, in words.
    pub(super) fn notice(&self, words: Words) -> Option<NoticeView> {
        let about = [("address", self.address.clone().into()), ("at", words.date_time(self.at).into()), ("answer", self.answer.clone().into())];
        let (tone, title, text) = match self.outcome {
            StepOutcome::Works => (Tone::Good, words.t("mail-works"), words.with("mail-works-text", &about)),
            StepOutcome::Failed => {
                let trouble = self.trouble.unwrap_or(MailTrouble::Other);
                (Tone::Warn, words.label(trouble), format!("{} {}", words.hint(trouble), words.with("mail-failed-text", &about)))
            }
            StepOutcome::Without => (Tone::Neutral, words.t("mail-without"), words.with("mail-without-text", &about)),
            StepOutcome::Seen => return None,
        };
        Some(NoticeView { tone, title, text: Some(text) })
    }
}

/// The two ways on: try the server, where there is one, or go on without it.
#[component]
pub(super) fn MailForms(
    words: Words,
    /// Whether a server is set.
    has_server: bool,
    email: String,
    errors: FormErrors,
    /// Whether a try went wrong before.
    again: bool,
    /// Whether going on without mail is still to be chosen.
    may_leave_out: bool,
    keys: (String, String),
) -> impl IntoView {
    let (key, without_key) = keys;
    let trial = has_server.then(|| {
        view! {
            <form class="stack narrow" method="post" action=paths::settings_mail_try()>
                <FormKeys key version=0 />
                <Field name="email" label=words.t("mail-try-to") value=email kind=InputKind::Email error=errors.of("email") />
                <div class="actions"><Button label=words.t(if again { "mail-try-again" } else { "mail-try" }) /></div>
            </form>
        }
    });
    let without = may_leave_out.then(|| {
        view! {
            <form class="stack" method="post" action=paths::settings_mail_without()>
                <FormKeys key=without_key version=0 />
                <div class="actions"><Button label=words.t("mail-go-without") kind=ButtonKind::Quiet /></div>
            </form>
        }
    });
    view! {
        {trial}
        {without}
        <p class="small quiet">{words.t("mail-by-hand-too")}" "<code>"POORT_SMTP_URL"</code>"."</p>
    }
}

/// The page.
#[component]
pub fn MailPage(words: Words, view: MailPageView) -> AnyView {
    let MailPageView { server, email, errors, trial, outbox, key, without_key } = view;
    let about = match &server {
        Some((server, from)) => words.with("mail-server-set", &[("server", server.clone().into()), ("from", from.clone().into())]),
        None => words.t("mail-server-none"),
    };
    let notice = trial.as_ref().and_then(|trial| trial.notice(words));
    let outcome = trial.as_ref().map(|trial| trial.outcome);
    let may_leave_out = !matches!(outcome, Some(StepOutcome::Works | StepOutcome::Without));
    view! {
        <PageHead words title=words.t("settings-to-mail") lead=about crumbs=vec![Link::new(paths::settings(), words.t("nav-settings"))] />
        {notice.map(|notice| view! { <Notice notice /> })}
        <MailForms
            words
            has_server=server.is_some()
            email
            errors
            again=outcome == Some(StepOutcome::Failed)
            may_leave_out
            keys=(key, without_key)
        />
        {outbox.map(|outbox| view! { <Outbox words outbox /> })}
    }
    .into_any()
}

#[component]
fn Outbox(words: Words, outbox: OutboxView) -> impl IntoView {
    let OutboxView { counts, failed } = outbox;
    let counts =
        counts.into_iter().map(|(state, count)| SummaryRow::text(words.label(state), words.number(i64::try_from(count).unwrap_or(i64::MAX))));
    let rows = failed.into_iter().map(|line| {
        view! {
            <tr>
                <th scope="row">{words.label(line.kind)}</th>
                <td data-name=words.t("message-to")>{line.address}</td>
                <td data-name=words.t("message-written")>{words.date_time(line.at)}</td>
                <td data-name=words.t("message-error")>{line.error}</td>
            </tr>
        }
    });
    let rows = rows.collect::<Vec<_>>();
    let table = (!rows.is_empty()).then(|| {
        view! {
            <Table label=words.t("outbox-failed")>
                <thead>
                    <tr>
                        <th scope="col">{words.t("message-kind")}</th>
                        <th scope="col">{words.t("message-to")}</th>
                        <th scope="col">{words.t("message-written")}</th>
                        <th scope="col">{words.t("message-error")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </Table>
        }
    });
    view! {
        <section class="stack">
            <h2>{words.t("outbox-title")}</h2>
            <p class="quiet small">{words.t("outbox-text")}</p>
            <SummaryList rows=counts.collect() />
            {table}
        </section>
    }
}
