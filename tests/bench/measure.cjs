// Starting and stopping servers, requests, load and timing: what the others measure with.
'use strict';

const { execFile, spawn } = require('node:child_process');
const fs = require('node:fs');
const http = require('node:http');
const { promisify } = require('node:util');

const SECONDS = Number(process.env.BENCH_SECONDS || 5);
const CONNECTIONS = 16;

const running = new Set();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

const agent = new http.Agent({ keepAlive: true });
const FORM = 'application/x-www-form-urlencoded';

/** One request, with a form's fields or a body of another type; the answer with its status, headers and text. */
function request(port, method, url, { cookie, fields, body = fields && new URLSearchParams(fields).toString(), type = FORM, accept } = {}) {
  const headers = { host: `127.0.0.1:${port}` };
  if (cookie) headers.cookie = cookie;
  if (accept) headers.accept = accept;
  if (method === 'POST') headers['sec-fetch-site'] = 'same-origin';
  if (body !== undefined) Object.assign(headers, { 'content-type': type, 'content-length': Buffer.byteLength(body) });
  return new Promise((resolve, reject) => {
    const sent = http.request({ port, host: '127.0.0.1', method, path: url, headers, agent }, (answer) => {
      const parts = [];
      answer.on('data', (part) => parts.push(part));
      answer.on('end', () => resolve({ status: answer.statusCode, headers: answer.headers, text: Buffer.concat(parts).toString() }));
    });
    // A server closes a connection that was silent for long; what is sent on it then was never read, and goes again on a new one.
    sent.on('error', (error) => (sent.reusedSocket && error.code === 'ECONNRESET' ? resolve(request(port, method, url, { cookie, body, type, accept })) : reject(error)));
    sent.end(body);
  });
}

/** Starts a server; resolves with it and the milliseconds to its first 200. */
async function start(program, args, port, env = {}) {
  const begun = performance.now();
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, ...env } });
  running.add(child);
  for (;;) {
    if (child.exitCode !== null) throw new Error(`${program} stopped with ${child.exitCode}`);
    const answer = await request(port, 'GET', '/health').catch(() => null);
    if (answer?.status === 200) return { child, ready: performance.now() - begun };
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

async function stop(child) {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
  running.delete(child);
}

/** Memory in MB: all that is resident, and without the pages of files that the system takes back when it needs them. */
function memory(child) {
  const status = fs.readFileSync(`/proc/${child.pid}/status`, 'utf8');
  const of = (name) => Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)[1]) / 1024);
  return `${of('VmRSS')} MB, own ${of('RssAnon')}`;
}

const UNIT = { us: 0.001, ms: 1, s: 1000, m: 60000 };
const milliseconds = (text) => Number.parseFloat(text) * UNIT[/[a-z]+/.exec(text)[0]];

/** Load on one address; requests a second, p50 and p99 in milliseconds. */
async function load(port, url, cookie) {
  // A redirect to the sign-in page is no error to wrk.
  const { status } = await request(port, 'GET', url, { cookie });
  if (status !== 200) throw new Error(`${url} answered ${status}`);
  const args = ['-t2', `-c${CONNECTIONS}`, `-d${SECONDS}s`, '--timeout', '30s', '--latency', '-H', `Cookie: ${cookie}`, `http://127.0.0.1:${port}${url}`];
  const { stdout } = await promisify(execFile)('wrk', args);
  const bad = /Non-2xx or 3xx responses: .*|Socket errors: .*/.exec(stdout);
  if (bad) throw new Error(`${url}: ${bad[0]}`);
  const latency = (percent) => milliseconds(new RegExp(`^ +${percent}%\\s+(\\S+)`, 'm').exec(stdout)[1]);
  return { rate: Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)[1]), p50: latency(50), p99: latency(99) };
}

/** Rate, p50, p99 and the longest of things that were done one after the other, from the milliseconds that each took. */
function summed(taken) {
  const sorted = [...taken].sort((one, other) => one - other);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  return { rate: (taken.length * 1000) / taken.reduce((sum, one) => sum + one, 0), p50: at(0.5), p99: at(0.99), longest: at(1) };
}

/** What comes out, and the milliseconds that it took. */
async function timed(work) {
  const begun = performance.now();
  const result = await work();
  return [result, performance.now() - begun];
}

module.exports = { SECONDS, agent, load, memory, request, start, stop, summed, timed };
