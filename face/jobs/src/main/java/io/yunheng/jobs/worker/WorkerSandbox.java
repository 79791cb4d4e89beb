/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs.worker;

import static java.lang.System.Logger.Level.INFO;

import io.yunheng.jobs.JobReach;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Keeps a worker process from all files but its inputs, the program and what the system's programs
 * need, and from the network, by bubblewrap where that works.
 */
public final class WorkerSandbox {
  private static final System.Logger LOG = System.getLogger("io.yunheng.jobs");
  private static final String PROGRAM = "bwrap";
  private static final long PATIENCE_SECONDS = 10;

  private static final List<String> SYSTEM =
      List.of("/usr", "/lib", "/lib32", "/lib64", "/libx32", "/bin", "/sbin");

  private static final List<String> SETTINGS =
      List.of(
          "/etc/alternatives",
          "/etc/fonts",
          "/etc/group",
          "/etc/hosts",
          "/etc/ld.so.cache",
          "/etc/libreoffice",
          "/etc/localtime",
          "/etc/nsswitch.conf",
          "/etc/openstack",
          "/etc/passwd",
          "/etc/resolv.conf",
          "/etc/ssl",
          "/var/cache/fontconfig");

  private final boolean works;

  private WorkerSandbox(boolean works) {
    this.works = works;
  }

  /** Tries once whether bubblewrap works here; the log says. */
  public static WorkerSandbox find() {
    boolean works = tried();
    LOG.log(INFO, works ? "worker processes: bubblewrap" : "worker processes: no bubblewrap");
    return new WorkerSandbox(works);
  }

  /** None. */
  public static WorkerSandbox none() {
    return new WorkerSandbox(false);
  }

  /** Whether worker processes are kept from files and the network. */
  public boolean works() {
    return works;
  }

  private static boolean tried() {
    try {
      Process process =
          new ProcessBuilder(
                  PROGRAM,
                  "--ro-bind",
                  "/",
                  "/",
                  "--dev",
                  "/dev",
                  "--proc",
                  "/proc",
                  "--unshare-all",
                  "--die-with-parent",
                  "true")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return false;
      }
      return process.exitValue() == 0;
    } catch (IOException _) {
      return false;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * The command within its walls.
   *
   * @param program files and folders of the program
   * @param attempt the folder that may be written to
   */
  List<String> around(List<String> command, List<Path> program, JobReach reach, Path attempt) {
    return around(command, program, reach, Optional.of(attempt));
  }

  /** The command within walls that let it at the program alone, and at nothing that stays. */
  List<String> around(List<String> command, List<Path> program) {
    return around(command, program, JobReach.NONE, Optional.empty());
  }

  private List<String> around(
      List<String> command, List<Path> program, JobReach reach, Optional<Path> attempt) {
    if (!works) {
      return command;
    }
    List<String> walls =
        new ArrayList<>(List.of(PROGRAM, "--unshare-all", "--die-with-parent", "--new-session"));
    if (reach.network()) {
      walls.add("--share-net");
    }
    walls.addAll(List.of("--proc", "/proc", "--dev", "/dev", "--tmpfs", "/tmp"));
    SYSTEM.forEach(folder -> read(walls, Path.of(folder)));
    SETTINGS.forEach(file -> read(walls, Path.of(file)));
    program.forEach(file -> read(walls, file));
    reach.reads().forEach(file -> read(walls, file));
    for (Path folder : reach.writes()) {
      bind(walls, "--bind", folder);
    }
    attempt.ifPresent(folder -> bind(walls, "--bind", folder));
    Path here = Path.of("").toAbsolutePath();
    walls.addAll(List.of("--dir", here.toString(), "--chdir", here.toString(), "--"));
    walls.addAll(command);
    return walls;
  }

  private static void read(List<String> walls, Path file) {
    if (Files.isSymbolicLink(file) && SYSTEM.contains(file.toString())) {
      try {
        walls.addAll(
            List.of("--symlink", Files.readSymbolicLink(file).toString(), file.toString()));
      } catch (IOException _) {
        bind(walls, "--ro-bind", file);
      }
    } else {
      bind(walls, "--ro-bind", file);
    }
  }

  /** Lets it at a file or folder; where there is none, it finds none. */
  private static void bind(List<String> walls, String how, Path file) {
    if (Files.exists(file)) {
      String place = file.toAbsolutePath().normalize().toString();
      walls.addAll(List.of(how, place, place));
    }
  }
}
