//! A bank account: the one that counts, the one that waits with the forms of the second person, and the form for another one.

use super::account_view::{AccountCard, AccountView, EarlierAccount, WaitingAccount};
use super::view::By;
use crate::language::Words;
use crate::paths;
use crate::ui::{
    Button, ButtonKind, EmptyState, ErrorSummary, Field, FormErrors, FormKeys, Link, Notice, NoticeView, PageHead, SummaryList, SummaryRow, Tone,
};
use domain::ids::OrganisationId;
use domain::payments::{AccountForm, AccountRefusal};
use leptos::prelude::*;

/// What a field of the form is called.
pub fn account_field(words: Words, field: &str) -> String {
    words.t(&format!("bank-account-field-{field}"))
}

/// Why somebody does not confirm an account.
pub fn account_refusal(words: Words, refusal: AccountRefusal) -> String {
    words.t(match refusal {
        AccountRefusal::OwnEntry => "bank-account-own-entry",
        AccountRefusal::OwnOrganisation => "bank-account-own-organisation",
    })
}

/// Where the forms go.
#[derive(Debug, Clone)]
struct Ways {
    enter: String,
    confirm: String,
    withdraw: String,
}

impl Ways {
    fn of(owner: Option<OrganisationId>) -> Self {
        let enter = owner.map_or_else(paths::programme_account, paths::organisation_account);
        Self { confirm: format!("{enter}/confirm"), withdraw: format!("{enter}/withdraw"), enter }
    }
}

/// The page.
#[component]
pub fn AccountPage(words: Words, view: AccountView) -> AnyView {
    let AccountView { owner, counts, waits, earlier, form, errors, notice, key } = view;
    let (crumbs, lead) = match &owner {
        Some((id, name)) => (
            vec![Link::new(paths::organisations(), words.t("organisations-title")), Link::new(paths::organisation(*id), name.clone())],
            words.t("bank-account-lead"),
        ),
        None => (super::to_payments(words), words.t("bank-account-lead-programme")),
    };
    let title = match &owner {
        Some((_, name)) => words.with("bank-account-title-of", &[("name", name.clone().into())]),
        None => words.t("bank-account-of-programme"),
    };
    let ways = Ways::of(owner.map(|(id, _)| id));
    let has_account = counts.is_some();
    let counts = match counts {
        Some(card) => view! { <SummaryList rows=facts(words, card) /> }.into_any(),
        None => view! { <EmptyState title=words.t("bank-account-none") text=words.t("bank-account-none-text") /> }.into_any(),
    };
    let form = waits.is_none().then(|| entry(words, (&ways, has_account), (form, errors.clone(), key.clone())));
    let waits = waits.map(|waits| waiting(words, &ways, waits, key));
    view! {
        <div class="narrow stack stack--loose">
            <ErrorSummary words errors />
            <PageHead words title crumbs lead />
            {notice.map(|notice| view! { <Notice notice /> })}
            <section class="stack" aria-labelledby="counts"><h2 id="counts">{words.t("bank-account-counts")}</h2>{counts}</section>
            {waits}
            {form}
            {before(words, earlier)}
        </div>
    }
    .into_any()
}

fn by(words: Words, (who, at): By) -> String {
    words.with("bank-account-by", &[("who", who.into()), ("at", words.date_time(at).into())])
}

fn facts(words: Words, card: AccountCard) -> Vec<SummaryRow> {
    let rows = [
        Some(SummaryRow::text(account_field(words, "iban"), card.number)),
        Some(SummaryRow::text(account_field(words, "holder"), card.holder)),
        Some(SummaryRow::text(words.t("bank-account-entered"), by(words, card.entered))),
        card.confirmed.map(|confirmed| SummaryRow::text(words.t("bank-account-confirmed"), by(words, confirmed))),
    ];
    rows.into_iter().flatten().collect()
}

fn waiting(words: Words, ways: &Ways, waits: WaitingAccount, key: String) -> AnyView {
    let WaitingAccount { id, version, card, may_ask, refusal } = waits;
    let step = |action: String, label: &str, kind: ButtonKind| {
        view! {
            <form method="post" action=action>
                <FormKeys key=key.clone() version />
                <input type="hidden" name="account" value=id.to_string() />
                <Button label=words.t(label) kind />
            </form>
        }
    };
    let confirms = may_ask && refusal.is_none();
    let check = confirms.then(|| view! { <p>{words.t("bank-account-check")}</p> });
    let confirm = confirms.then(|| step(ways.confirm.clone(), "bank-account-confirm", ButtonKind::default()));
    let who = match refusal.filter(|_| may_ask) {
        Some(refusal) => Some(account_refusal(words, refusal)),
        None => (!may_ask).then(|| words.t("bank-account-second-person")),
    };
    let notice = NoticeView { tone: Tone::Warn, title: words.t("bank-account-waits"), text: Some(words.t("bank-account-waits-text")) };
    view! {
        <section class="stack" aria-labelledby="waits">
            <h2 id="waits">{words.t("bank-account-new")}</h2>
            <Notice notice />
            <SummaryList rows=facts(words, card) />
            {check}
            {who.map(|who| view! { <p class="quiet">{who}</p> })}
            <div class="actions">{confirm}{step(ways.withdraw.clone(), "bank-account-withdraw", ButtonKind::Quiet)}</div>
        </section>
    }
    .into_any()
}

fn entry(words: Words, (ways, has_account): (&Ways, bool), (form, errors, key): (AccountForm, FormErrors, String)) -> AnyView {
    let label = |field: &str| account_field(words, field);
    let title = words.t(if has_account { "bank-account-change" } else { "bank-account-enter" });
    let warning = has_account.then(|| view! { <p>{words.t("bank-account-change-text")}</p> });
    view! {
        <section class="stack" aria-labelledby="entry">
            <h2 id="entry">{title.clone()}</h2>
            {warning}
            <form class="stack stack--loose" method="post" action=ways.enter.clone()>
                <FormKeys key version=0 />
                <Field name="iban" label=label("iban") hint=words.t("bank-account-iban-hint") value=form.iban error=errors.of("iban") autocomplete="off" />
                <Field name="holder" label=label("holder") hint=words.t("bank-account-holder-hint") value=form.holder error=errors.of("holder") autocomplete="off" />
                <div class="actions"><Button label=title /></div>
            </form>
        </section>
    }
    .into_any()
}

fn before(words: Words, earlier: Vec<EarlierAccount>) -> Option<AnyView> {
    let line = |one: EarlierAccount| {
        let key = if one.had_counted { "bank-account-was" } else { "bank-account-was-not" };
        let (who, at) = one.ended;
        let about = [("last", one.last.into()), ("who", who.into()), ("at", words.date_time(at).into())];
        view! { <li>{words.with(key, &about)}</li> }
    };
    let lines = earlier.into_iter().map(line).collect::<Vec<_>>();
    (!lines.is_empty()).then(|| {
        view! { <section class="stack" aria-labelledby="earlier"><h2 id="earlier">{words.t("bank-account-earlier")}</h2><ul>{lines}</ul></section> }
            .into_any()
    })
}
