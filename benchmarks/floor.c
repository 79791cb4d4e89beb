/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * floor FOLDER PROCESSES: what reading a tree of small files cannot go below. Every file is opened, asked what is known of it and for
 * its attributes, read, asked again and closed, with the calls that the manifest makes; nothing is digested and nothing is kept. The
 * processes take the folders of the first level in turn. Prints the number of files.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <sys/xattr.h>
#include <unistd.h>

static char buffer[1 << 16];
static long files;

static void fail(const char *what) {
  perror(what);
  exit(1);
}

static void look(int file) {
  struct statx known;
  if (statx(file, "", AT_EMPTY_PATH, STATX_BASIC_STATS, &known)) fail("statx");
}

static void read_file(int folder, const char *name) {
  int file = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  if (file < 0) fail(name);
  look(file);
  flistxattr(file, NULL, 0);
  while (read(file, buffer, sizeof buffer) == sizeof buffer) continue;
  look(file);
  close(file);
  files++;
}

static void walk(int folder, int process, int processes) {
  DIR *entries = fdopendir(folder);
  if (!entries) fail("fdopendir");
  int folders = 0;
  for (struct dirent *entry; (entry = readdir(entries));) {
    if (!strcmp(entry->d_name, ".") || !strcmp(entry->d_name, "..")) continue;
    if (entry->d_type == DT_DIR) {
      if (folders++ % processes != process) continue;
      int below = openat(folder, entry->d_name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
      if (below < 0) fail(entry->d_name);
      walk(below, 0, 1);
    } else if (entry->d_type == DT_REG) {
      read_file(folder, entry->d_name);
    }
  }
  closedir(entries);
}

int main(int count, char **arguments) {
  if (count != 3) return 64;
  int processes = atoi(arguments[2]);
  long *done = mmap(NULL, processes * sizeof(long), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  for (int process = 0; process < processes; process++) {
    if (fork() == 0) {
      int root = open(arguments[1], O_RDONLY | O_DIRECTORY);
      if (root < 0) fail(arguments[1]);
      walk(root, process, processes);
      done[process] = files;
      _exit(0);
    }
  }
  int failed = 0;
  for (int status; wait(&status) > 0;) failed |= status;
  long all = 0;
  for (int process = 0; process < processes; process++) all += done[process];
  printf("%ld\n", all);
  return failed != 0;
}
