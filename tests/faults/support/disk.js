// Disks that stop taking writes: one that is full, and one that gives errors. Each begins with a copy of a folder.
import { spawnSync } from "node:child_process";
import { closeSync, cpSync, mkdtempSync, openSync, readdirSync, rmSync, statSync, statfsSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

// Room beside the data: more than the rounds write.
const ROOM = 16 * 1024 * 1024;
const BLOCK = Buffer.alloc(64 * 1024);

function run(program, ...words) {
  const { status, stderr, error } = spawnSync(program, words, { encoding: "utf8" });
  if (status !== 0) throw new Error(`${program} ${words.join(" ")} failed: ${error?.message ?? stderr.trim()}`);
}

const weightOf = (folder) => readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);

// A file system of its own, in memory, that a filler fills.
export class FullDisk {
  constructor(from) {
    this.folder = mkdtempSync(join(tmpdir(), "poort-full-"));
    run("mount", "-t", "tmpfs", "-o", `size=${weightOf(from) + ROOM}`, "poort-full", this.folder);
    cpSync(from, this.folder, { recursive: true });
    this.filler = join(this.folder, "filler");
  }

  // Leaves so many bytes, and what a block of the file system rounds up to.
  fill(_, leave) {
    const file = openSync(this.filler, "a");
    try {
      for (;;) {
        const { bavail, bsize } = statfsSync(this.folder);
        const free = bavail * bsize - leave;
        if (free <= 0) return;
        writeSync(file, BLOCK, 0, Math.min(free, BLOCK.length));
      }
    } catch (error) {
      if (error.code !== "ENOSPC") throw error;
    } finally {
      closeSync(file);
    }
  }

  free() {
    rmSync(this.filler, { force: true });
  }

  remove() {
    run("umount", this.folder);
    rmSync(this.folder, { recursive: true });
  }
}

// A folder where the running Poort gets an error for every write past a length that no file had before: what a broken disk answers. At length
// nothing it is like a disk that can only be read.
export class BrokenDisk {
  constructor(from) {
    this.folder = mkdtempSync(join(tmpdir(), "poort-broken-"));
    cpSync(from, this.folder, { recursive: true });
  }

  fill(server, leave) {
    const log = join(this.folder, "poort.db-wal");
    const length = leave === 0 ? 0 : statSync(log, { throwIfNoEntry: false })?.size ?? 0;
    run("prlimit", `--pid=${server.child.pid}`, `--fsize=${length}:unlimited`);
  }

  free(server) {
    run("prlimit", `--pid=${server.child.pid}`, "--fsize=unlimited:unlimited");
  }

  remove() {
    rmSync(this.folder, { recursive: true });
  }
}
