// Tells how a text stands: to the eyes at once, to the ears seldom. What went well is heard at most twice a minute, what went wrong at once.
const telling = (shown, heard) => {
  let last = "", after = 0, waiting = 0;
  const show = (text, tone) => {
    clearTimeout(waiting);
    if (shown.textContent !== text) shown.textContent = text;
    if (tone) shown.dataset.tone = tone;
    else delete shown.dataset.tone;
  };
  const hear = (text) => {
    last = text;
    after = Date.now() + 30000;
    heard.textContent = text;
  };
  return {
    show,
    tell: (text) => {
      show(text);
      const rest = after - Date.now();
      if (rest <= 0) hear(text);
      else waiting = setTimeout(hear, rest, text);
    },
    warn: (text) => {
      show(text, "bad");
      if (last !== text) hear(text);
    },
  };
};
