// Runs in the seller's browser. Finds the number that solves the intake's challenge, then sends the form.
const form = document.getElementById('objection');
const said = document.getElementById('said');

async function hash(text) {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function findProof() {
  const { algorithm, challenge, maxnumber, salt, signature } = await (
    await fetch('/v1/challenge')
  ).json();
  for (let number = 0; number <= maxnumber; number += 1) {
    if ((await hash(salt + number)) === challenge) {
      return btoa(JSON.stringify({ algorithm, challenge, number, salt, signature }));
    }
  }
  throw new Error('no number solves the challenge');
}

async function send() {
  const { about, statement, contact } = Object.fromEntries(new FormData(form));
  const body = JSON.stringify({
    about,
    statement,
    contact: contact === '' ? null : contact,
    proof: await findProof(),
  });
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch('/v1/objections', { method: 'POST', headers, body });
  if (!answer.ok) throw new Error(`the intake answered ${answer.status}`);
  return (await answer.json()).id;
}

async function sendAndSay() {
  const button = form.querySelector('button');
  button.disabled = true;
  said.textContent = form.dataset.working;
  try {
    said.textContent = form.dataset.kept.replace('{id}', await send());
    form.reset();
  } catch {
    said.textContent = form.dataset.failed;
    button.disabled = false;
  }
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  void sendAndSay();
});
