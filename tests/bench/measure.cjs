// Starting and stopping servers, requests, load and timing: what bench.cjs measures with.
'use strict';

const { spawn, execFileSync } = require('node:child_process');
const fs = require('node:fs');
const http = require('node:http');

const SECONDS = Number(process.env.BENCH_SECONDS || 5);
const CONNECTIONS = 16;

const running = new Set();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

const agent = new http.Agent({ keepAlive: true });

/** One request; the answer with its status, headers and text. */
function request(port, method, url, { cookie, form } = {}) {
  const body = form ? new URLSearchParams(form).toString() : undefined;
  const headers = { host: `127.0.0.1:${port}` };
  if (cookie) headers.cookie = cookie;
  if (method === 'POST') headers['sec-fetch-site'] = 'same-origin';
  if (body !== undefined) Object.assign(headers, { 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(body) });
  return new Promise((resolve, reject) => {
    const sent = http.request({ port, host: '127.0.0.1', method, path: url, headers, agent }, (answer) => {
      const parts = [];
      answer.on('data', (part) => parts.push(part));
      answer.on('end', () => resolve({ status: answer.statusCode, headers: answer.headers, text: Buffer.concat(parts).toString() }));
    });
    // A server closes a connection that was silent for long; what is sent on it then was never read, and goes again on a new one.
    sent.on('error', (error) => (sent.reusedSocket && error.code === 'ECONNRESET' ? resolve(request(port, method, url, { cookie, form })) : reject(error)));
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
function load(port, url, cookie) {
  const args = ['-t2', `-c${CONNECTIONS}`, `-d${SECONDS}s`, '--latency', '-H', `Cookie: ${cookie}`, `http://127.0.0.1:${port}${url}`];
  const out = execFileSync('wrk', args, { encoding: 'utf8' });
  const bad = /Non-2xx or 3xx responses: (\d+)/.exec(out);
  if (bad) throw new Error(`${url}: ${bad[1]} answers were not 200`);
  const latency = (percent) => milliseconds(new RegExp(`^ +${percent}%\\s+(\\S+)`, 'm').exec(out)[1]);
  return { rate: Number(/Requests\/sec:\s+([\d.]+)/.exec(out)[1]), p50: latency(50), p99: latency(99) };
}

/** Rate, p50 and p99 of things that were done one after the other, from the milliseconds that each took. */
function summed(taken) {
  const sorted = [...taken].sort((one, other) => one - other);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  return { rate: (taken.length * 1000) / taken.reduce((sum, one) => sum + one, 0), p50: at(0.5), p99: at(0.99) };
}

/** What comes out, and the milliseconds that it took. */
async function timed(work) {
  const begun = performance.now();
  const result = await work();
  return [result, performance.now() - begun];
}

module.exports = { agent, load, memory, request, start, stop, summed, timed };
