/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs.worker;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.files.ReplacedFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder of a job: a folder for each attempt, and, once one has ended, its result by one
 * rename. One process at a time works on it.
 */
public final class JobFolder implements AutoCloseable {
  /** The variable by which all processes of a job are known. */
  static final String MARK = "YUNHENG_JOB";

  private static final Path PROCESSES = Path.of("/proc");
  private static final String DONE = "done";
  private static final String ATTEMPT = "attempt-";
  private static final String WORKER = "worker";
  private static final String LOCK = "lock";
  private static final Duration DOUBT = Duration.ofSeconds(10);

  private final Path path;
  private final FileChannel channel;

  private JobFolder(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /**
   * Takes a folder, which is made if it is not there, and ends the worker process that one which
   * was killed left.
   *
   * @throws FaultException with {@code JOB_BUSY}, {@code OUTPUT_FAILED}, {@code DISK_FULL}
   */
  public static JobFolder open(Path path) {
    try {
      if (!Files.isDirectory(path)) {
        Files.createDirectories(path.toAbsolutePath().getParent());
        Files.createDirectory(
            path,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      }
      FileChannel channel =
          FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (lock(channel).isEmpty()) {
        channel.close();
        throw FaultException.of(
            FaultCode.JOB_BUSY, "folder", path.toString(), "pid", pid(path).orElse("?"));
      }
      JobFolder folder = new JobFolder(path, channel);
      folder.endLeft();
      return folder;
    } catch (IOException e) {
      throw ReplacedFile.failed(path, e);
    }
  }

  private static Optional<FileLock> lock(FileChannel channel) throws IOException {
    try {
      return Optional.ofNullable(channel.tryLock());
    } catch (OverlappingFileLockException _) {
      return Optional.empty();
    }
  }

  private static Optional<String> pid(Path folder) throws IOException {
    Path file = folder.resolve(WORKER);
    return Files.exists(file)
        ? Optional.of(Files.readString(file).strip().split(" ", 2)[0])
        : Optional.empty();
  }

  /** Notes which process works on it. */
  void worker(ProcessHandle process) throws IOException {
    Instant began = process.info().startInstant().orElse(Instant.EPOCH);
    Files.writeString(path.resolve(WORKER), process.pid() + " " + began.toEpochMilli());
  }

  /** Ends what a killed worker left: the process that was noted, and all with the job's mark. */
  private void endLeft() throws IOException {
    Path file = path.resolve(WORKER);
    if (!Files.exists(file)) {
      return;
    }
    String[] parts = Files.readString(file).strip().split(" ", 2);
    if (parts.length == 2 && parts[0].matches("\\d{1,18}") && parts[1].matches("\\d{1,18}")) {
      Instant began = Instant.ofEpochMilli(Long.parseLong(parts[1]));
      ProcessHandle.of(Long.parseLong(parts[0]))
          .filter(left -> same(left, began))
          .ifPresent(JobFolder::end);
    }
    ProcessHandle.allProcesses().filter(this::marked).forEach(JobFolder::end);
    Files.delete(file);
  }

  /** Where the system does not show environments, only the process that was noted is found. */
  private boolean marked(ProcessHandle process) {
    String mark = MARK + "=" + path;
    try {
      byte[] environment =
          Files.readAllBytes(PROCESSES.resolve(Long.toString(process.pid())).resolve("environ"));
      return List.of(new String(environment, StandardCharsets.UTF_8).split("\0", -1))
          .contains(mark);
    } catch (IOException _) {
      return false;
    }
  }

  private static boolean same(ProcessHandle left, Instant began) {
    return left.info()
        .startInstant()
        .map(start -> Duration.between(start, began).abs().compareTo(DOUBT) <= 0)
        .orElse(false);
  }

  /** Ends a process and all that it started. */
  static void end(ProcessHandle process) {
    List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
    all.add(process);
    all.forEach(ProcessHandle::destroyForcibly);
  }

  /** The result of an attempt that has ended. */
  Optional<Path> done() {
    return Optional.of(path.resolve(DONE)).filter(Files::isDirectory);
  }

  /**
   * The folder of a new attempt.
   *
   * @param resumes whether it goes on with what the last one did
   */
  Path attempt(boolean resumes) throws IOException {
    List<Path> before = attempts();
    int number = before.isEmpty() ? 1 : number(before.getLast()) + 1;
    Path next = path.resolve(ATTEMPT + number);
    if (resumes && !before.isEmpty()) {
      Files.move(before.getLast(), next, StandardCopyOption.ATOMIC_MOVE);
      remove(next.resolve("tmp"));
    }
    for (Path old : before) {
      remove(old);
    }
    Files.createDirectories(next);
    Files.createDirectory(
        next.resolve("tmp"),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    return next;
  }

  private List<Path> attempts() throws IOException {
    try (Stream<Path> all = Files.list(path)) {
      return all.filter(one -> one.getFileName().toString().matches(ATTEMPT + "\\d{1,6}"))
          .sorted((one, other) -> Integer.compare(number(one), number(other)))
          .toList();
    }
  }

  private static int number(Path attempt) {
    return Integer.parseInt(attempt.getFileName().toString().substring(ATTEMPT.length()));
  }

  /** Makes an attempt the result. */
  Path finish(Path attempt) throws IOException {
    remove(attempt.resolve("tmp"));
    Path done = path.resolve(DONE);
    Files.move(attempt, done, StandardCopyOption.ATOMIC_MOVE);
    Files.deleteIfExists(path.resolve(WORKER));
    return done;
  }

  /** Removes all that is in it, and the folder. */
  public void clear() throws IOException {
    remove(path);
  }

  /** Removes a folder with all that is in it. */
  static void remove(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.toList().reversed()) {
        Files.deleteIfExists(each);
      }
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw ReplacedFile.failed(path, e);
    }
  }
}
