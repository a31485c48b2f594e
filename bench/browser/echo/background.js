// The least that a worker can do: what any extension pays for an answer.
chrome.runtime.onMessage.addListener((message, _sender, answer) => {
  answer(message);
});
