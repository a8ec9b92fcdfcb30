//! Somebody with a browser: opens pages, sends forms, and keeps the cookies of a session.

use super::*;

impl Poort {
    /// Started again by an operator who changed what is set about files.
    pub fn again(&mut self) {
        self.router = server::router(self.state.clone());
    }
}

impl<'a> Visitor<'a> {
    /// The same browser with the cookies that an answer gave it, in the place of those that it had; signed in as this demo person.
    pub async fn given(&self, answer: &Answer, name: &str) -> Visitor<'a> {
        let pairs = answer.cookies.iter().filter_map(|cookie| cookie.split(';').next());
        let kept: Vec<&str> = pairs.filter(|pair| !pair.ends_with('=')).collect();
        Visitor { poort: self.poort, cookie: Some(kept.join("; ")), person: self.poort.person(name).await }
    }

    /// The same browser once more.
    pub fn given_nothing(&self) -> Visitor<'a> {
        Visitor { poort: self.poort, cookie: self.cookie.clone(), person: self.person }
    }

    /// Confirms with the password who they are, before something grave.
    pub async fn confirms(&self) {
        let answer = self.post("/confirm", &[("password", PASSWORD), ("next", "/my-work")]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    }

    /// Sends a form that is asked for who they are, and again once they have confirmed it.
    pub async fn post_confirmed(&self, path: &str, pairs: &[(&str, &str)]) -> Answer {
        let answer = self.post(path, pairs).await;
        if !answer.location.as_deref().is_some_and(|location| location.starts_with("/confirm")) {
            return answer;
        }
        self.confirms().await;
        self.post(path, pairs).await
    }

    /// Opens a page.
    pub async fn get(&self, path: &str) -> Answer {
        self.send(Request::get(path), Body::empty()).await
    }

    /// Comes to a route by its own method, with this form where it takes one.
    pub async fn knock(&self, method: &str, path: &str, pairs: &[(&str, &str)]) -> Answer {
        match method {
            "GET" => self.get(path).await,
            "POST" => self.post(path, pairs).await,
            other => self.send(Request::builder().method(other).uri(path).header("sec-fetch-site", "same-origin"), Body::empty()).await,
        }
    }

    /// How many statements a page sends to the database.
    pub async fn queries(&self, path: &str) -> u32 {
        let (answer, statements) = listened(self.get(path)).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.text);
        u32::try_from(statements.len()).expect("a handful")
    }

    /// Sends a form from a page of this site. A key that is only an id becomes one that a page made now for this person would have.
    pub async fn post(&self, path: &str, pairs: &[(&str, &str)]) -> Answer {
        let marked = |(name, value): &(&str, &str)| {
            let key = value.parse().ok().zip(self.person).filter(|_| *name == "key").map(|(id, person)| self.key(id, person));
            ((*name).to_owned(), key.unwrap_or_else(|| (*value).to_owned()))
        };
        self.post_as_is(path, &pairs.iter().map(marked).collect::<Vec<_>>()).await
    }

    /// Sends a form with the key that its page gave it.
    pub async fn post_as_is(&self, path: &str, pairs: &[(String, String)]) -> Answer {
        let body: String = url_encoded(pairs);
        let request = Request::post(path).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded").header("sec-fetch-site", "same-origin");
        self.send(request, Body::from(body)).await
    }

    fn key(&self, id: Uuid, person: PersonId) -> String {
        let now = u64::try_from(self.poort.clock.now().timestamp_millis()).expect("after 1970");
        let random = id.as_bytes()[6..].try_into().expect("ten bytes");
        self.poort.state.form_secret.new_key(uuid::Builder::from_unix_timestamp_millis(now, &random).into_uuid(), person)
    }

    /// Goes where an answer leads, as a browser does: with the cookies that came along.
    pub async fn follow(&self, answer: &Answer) -> Answer {
        let location = answer.location.as_deref().expect("a way onward");
        self.get_with(location, &answer.cookies.iter().filter_map(|cookie| cookie.split(';').next()).collect::<Vec<_>>()).await
    }

    /// The same browser with one more cookie.
    pub fn with_cookie(self, cookie: &str) -> Self {
        Self { cookie: Some(self.cookie.iter().map(String::as_str).chain([cookie]).collect::<Vec<_>>().join("; ")), ..self }
    }

    /// Opens a page with more cookies than that of the session.
    pub async fn get_with(&self, path: &str, cookies: &[&str]) -> Answer {
        self.send(Request::get(path).header(header::COOKIE, cookies.join("; ")), Body::empty()).await
    }

    /// Sends whatever the test wants.
    pub async fn send(&self, request: axum::http::request::Builder, body: Body) -> Answer {
        let has_host = request.headers_ref().is_some_and(|headers| headers.contains_key(header::HOST));
        let mut request = if has_host { request } else { request.header(header::HOST, "127.0.0.1:3000") };
        if let Some(cookie) = &self.cookie {
            request = request.header(header::COOKIE, cookie);
        }
        let request = request.body(body).expect("a request that can be sent");
        let response = self.poort.router.clone().oneshot(request).await.expect("the router answers");
        read(response).await
    }
}
