//! A form as a browser would send it: what stands in its fields, changed here and there.

use crate::server_under_test::{Answer, Visitor};
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use domain::projects::REASON_FIELD;
use scraper::{ElementRef, Html, Selector};

/// A reason for changing what was approved.
pub const WHY_CHANGED: &str = "De accountant vond een telfout in de begroting.";

/// The form that a page posts to a path.
#[derive(Debug, Clone)]
pub struct PageForm {
    action: String,
    pairs: Vec<(String, String)>,
    /// The key that the page gave it.
    key: Option<String>,
}

fn select(css: &str) -> Selector {
    Selector::parse(css).expect("a selector that is right")
}

impl PageForm {
    /// The form of this page with this action.
    pub fn on(answer: &Answer, action: &str) -> Self {
        Self::read(answer, action, false)
    }

    /// The same with something in every field, so that as much as possible is accepted.
    pub fn filled_on(answer: &Answer, action: &str) -> Self {
        Self::read(answer, action, true).filled()
    }

    fn read(answer: &Answer, action: &str, chooses: bool) -> Self {
        let page = Html::parse_document(&answer.text);
        let form = page.select(&select(&format!("form[method=post][action='{action}']"))).next();
        let form = form.unwrap_or_else(|| panic!("no form to {action}: {} {}", answer.status, answer.text));
        let controls: Vec<_> = form.select(&select("input, select, textarea")).collect();
        let mut pairs: Vec<(String, String)> = controls.iter().filter_map(pair).collect();
        for control in controls.iter().filter(|control| chooses && matches!(control.attr("type"), Some("radio" | "checkbox"))) {
            let name = control.attr("name").unwrap_or_default();
            // What takes away what is there is no answer to a question.
            if name.ends_with(".remove") {
                continue;
            }
            if !pairs.iter().any(|(known, _)| known == name) {
                pairs.push((name.to_owned(), control.attr("value").unwrap_or_default().to_owned()));
            }
        }
        let key = pairs.iter().find(|(name, _)| name == "key").map(|(_, key)| key.clone());
        Self { action: action.to_owned(), pairs, key }
    }

    /// With this value in a field, in the place of what stood there.
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.pairs.retain(|(field, _)| field != name);
        self.pairs.push((name.to_owned(), value.to_owned()));
        self
    }

    /// With another value in a field that the form may not have.
    pub fn with_where_asked(self, name: &str, value: &str) -> Self {
        if self.value(name).is_some() { self.with(name, value) } else { self }
    }

    /// With one more box ticked.
    pub fn ticked(mut self, name: &str, value: &str) -> Self {
        self.pairs.push((name.to_owned(), value.to_owned()));
        self
    }

    /// With a reason, where the page asks one for changing what was approved.
    pub fn with_reason(self) -> Self {
        let is_asked = self.value(REASON_FIELD).is_some();
        if is_asked { self.with(REASON_FIELD, WHY_CHANGED) } else { self }
    }

    /// Sent to another address: the check page's form goes on to the page that records.
    pub fn to(mut self, action: &str) -> Self {
        self.action = action.to_owned();
        self
    }

    /// What stands in a field.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.pairs.iter().find(|(field, _)| field == name).map(|(_, value)| value.as_str())
    }

    /// Every value of a field with boxes.
    pub fn values(&self, name: &str) -> Vec<&str> {
        self.pairs.iter().filter(|(field, _)| field == name).map(|(_, value)| value.as_str()).collect()
    }

    /// Where it posts to.
    pub fn action(&self) -> &str {
        &self.action
    }

    fn filled(mut self) -> Self {
        for (name, value) in self.pairs.iter_mut().filter(|(_, value)| value.trim().is_empty()) {
            let is_day = ["_on", "until", "from"].iter().any(|part| name.ends_with(part));
            let typed = match name.as_str() {
                "email" => "nieuwe.expert@demo.example",
                "password" => "een-lang-wachtwoord",
                "unavoidable" | "kvk_number" | "foreign_register_id" | "group" | "q" | "pasted" | "more" => "",
                _ if name.contains("amount") || name.contains("rows.") || name.contains("score") => "",
                _ if is_day => "31-12-2027",
                _ => "Zo is het afgesproken en vastgelegd, met de reden erbij, zodat iedereen het later kan nalezen en begrijpt waarom het zo is.",
            };
            typed.clone_into(value);
        }
        self
    }

    /// What a browser would send.
    pub fn body(&self) -> String {
        url::form_urlencoded::Serializer::new(String::new()).extend_pairs(&self.pairs).finish()
    }

    /// Sends it.
    pub async fn send(&self, visitor: &Visitor<'_>) -> Answer {
        if self.value("key") == self.key.as_deref() {
            return visitor.post_as_is(&self.action, &self.pairs).await;
        }
        let pairs: Vec<(&str, &str)> = self.pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        visitor.post(&self.action, &pairs).await
    }
}

fn pair(control: &ElementRef<'_>) -> Option<(String, String)> {
    let name = control.attr("name")?.to_owned();
    match (control.value().name(), control.attr("type")) {
        ("textarea", _) => Some((name, control.text().collect())),
        ("select", _) => {
            let options: Vec<_> = control.select(&select("option")).collect();
            let chosen = options.iter().find(|option| option.attr("selected").is_some()).or(options.first())?;
            Some((name, chosen.attr("value").unwrap_or_default().to_owned()))
        }
        (_, Some("checkbox" | "radio")) if control.attr("checked").is_none() => None,
        _ => Some((name, control.attr("value").unwrap_or_default().to_owned())),
    }
}

impl Visitor<'_> {
    /// Sends a file from the page that takes one.
    pub async fn upload(&self, path: &str, file_name: &str, content: &[u8]) -> Answer {
        let head = format!("--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{file_name}\"\r\nContent-Type: text/csv\r\n\r\n");
        let body = [head.as_bytes(), content, b"\r\n--edge--\r\n"].concat();
        let request = Request::post(path).header(header::CONTENT_TYPE, "multipart/form-data; boundary=edge").header("sec-fetch-site", "same-origin");
        self.send(request, Body::from(body)).await
    }
}

impl Answer {
    /// What the page says is wrong, in the order of its summary.
    pub fn errors(&self) -> Vec<String> {
        self.texts(".errors li")
    }

    /// The texts of the elements that a selector finds, spaces put right.
    pub fn texts(&self, css: &str) -> Vec<String> {
        let page = Html::parse_document(&self.text);
        page.select(&select(css)).map(|element| element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")).collect()
    }

    /// Whether a value still stands in a field of a form; a question without a field has nothing to keep.
    pub fn keeps(&self, field: &str, value: &str) -> bool {
        let page = Html::parse_document(&self.text);
        let fields = select(&format!("form[method=post] [name='{field}']"));
        value.is_empty() || page.select(&fields).filter_map(|control| pair(&control)).any(|(_, kept)| kept.trim() == value)
    }

    /// Where the forms of a page post to.
    pub fn actions(&self) -> Vec<String> {
        let page = Html::parse_document(&self.text);
        page.select(&select("form[method=post]")).filter_map(|form| form.attr("action").map(str::to_owned)).collect()
    }

    /// The version that a form on this page was read at; zero where there is no such form.
    pub fn version_in(&self, action: &str) -> String {
        let page = Html::parse_document(&self.text);
        let field = select(&format!("form[action='{action}'] input[name=version]"));
        page.select(&field).find_map(|input| input.attr("value")).unwrap_or("0").to_owned()
    }

    /// The names and values of the options that a selector finds.
    pub fn options(&self, css: &str) -> Vec<(String, String)> {
        let page = Html::parse_document(&self.text);
        page.select(&select(css)).map(|option| (option.text().collect(), option.attr("value").unwrap_or_default().to_owned())).collect()
    }

    /// What an attribute says in each place.
    pub fn attributes(&self, css: &str, name: &str) -> Vec<String> {
        let page = Html::parse_document(&self.text);
        page.select(&select(css)).filter_map(|element| element.attr(name).map(str::to_owned)).collect()
    }

    /// Where the links lead that a selector finds.
    pub fn links(&self, css: &str) -> Vec<String> {
        let page = Html::parse_document(&self.text);
        page.select(&select(css)).filter_map(|link| link.attr("href").map(str::to_owned)).collect()
    }

    /// The address it leads to.
    pub fn onward(&self) -> &str {
        assert_eq!(self.status, StatusCode::SEE_OTHER, "{}", self.text);
        self.location.as_deref().expect("a way onward has an address")
    }
}
