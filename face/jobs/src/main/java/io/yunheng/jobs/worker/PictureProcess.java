/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs.worker;

import io.yunheng.fault.Word;
import io.yunheng.jobs.PicturePreview;
import io.yunheng.jobs.PicturePreview.Why;
import io.yunheng.jobs.PngPicture;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A process that makes one small picture, seen from the one that asks. It sees no file but the
 * program; what it decodes comes to it through a pipe.
 */
public final class PictureProcess {
  /** The exit code of a JVM that was told to end when memory runs out. */
  private static final int MEMORY = 3;

  private static final int LARGEST = 1 << 24;
  private static final long PATIENCE_SECONDS = 2;
  private static final Path TEMPORARY = Path.of("/tmp");

  private final Process process;
  private final PictureLimits limits;
  private final CompletableFuture<Boolean> ready = new CompletableFuture<>();

  private PictureProcess(Process process, PictureLimits limits) {
    this.process = process;
    this.limits = limits;
    Thread.ofVirtual().name("picture-ready").start(this::awaitReady);
  }

  /**
   * Starts one. With bubblewrap it ends when the thread that started it does.
   *
   * @throws IOException if the system starts none
   */
  public static PictureProcess start(WorkerSandbox sandbox, PictureLimits limits)
      throws IOException {
    WorkerProgram program = WorkerProgram.ofThis();
    List<String> command =
        program.command(
            limits.heap(),
            TEMPORARY,
            List.of("-XX:TieredStopAtLevel=1", "-XX:-UsePerfData"),
            PictureMain.class,
            List.of(
                Long.toString(limits.pixels()),
                Long.toString(limits.decoded()),
                Integer.toString(limits.edge())));
    ProcessBuilder builder =
        new ProcessBuilder(sandbox.around(command, program.files()))
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().clear();
    builder
        .environment()
        .putAll(Map.of("LC_ALL", "C.UTF-8", "PATH", "/usr/local/bin:/usr/bin:/bin"));
    return new PictureProcess(builder.start(), limits);
  }

  private void awaitReady() {
    try {
      ready.complete(process.getInputStream().read() == PictureMain.READY);
    } catch (IOException _) {
      ready.complete(false);
    }
  }

  /** Whether it has loaded everything and waits, or has done so; false once it has failed to. */
  public CompletableFuture<Boolean> ready() {
    return ready.copy();
  }

  /** Its handle. */
  public ProcessHandle handle() {
    return process.toHandle();
  }

  /**
   * Has it make a picture from a file, and waits; then it has ended.
   *
   * @throws InterruptedException if this thread is interrupted; it has ended then too
   */
  public PicturePreview ask(Path file) throws InterruptedException {
    CompletableFuture<PicturePreview> answer = new CompletableFuture<>();
    Thread.ofVirtual().name("picture").start(() -> exchange(file, answer));
    try {
      return answer.get(limits.time().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      return new PicturePreview.None(Why.TIME);
    } catch (ExecutionException _) {
      boolean over = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return new PicturePreview.None(
          over && process.exitValue() == MEMORY ? Why.MEMORY : Why.ENDED);
    } finally {
      end();
    }
  }

  private void exchange(Path file, CompletableFuture<PicturePreview> answer) {
    try {
      if (!ready.join()) {
        throw new IOException("not ready");
      }
      DataOutputStream out = new DataOutputStream(process.getOutputStream());
      out.writeInt(Math.toIntExact(Files.size(file)));
      Files.copy(file, out);
      out.flush();
      answer.complete(read(new DataInputStream(process.getInputStream())));
    } catch (IOException | RuntimeException e) {
      answer.completeExceptionally(e);
    }
  }

  private PicturePreview read(DataInputStream in) throws IOException {
    int kind = in.readUnsignedByte();
    if (kind == PictureMain.NONE) {
      return new PicturePreview.None(Word.of(Why.class, in.readUTF()).orElse(Why.ENDED));
    }
    int length = in.readInt();
    if (kind != PictureMain.MADE || length < 0 || length > LARGEST) {
      return new PicturePreview.None(Why.ENDED);
    }
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    return PngPicture.of(bytes, limits.edge())
        .<PicturePreview>map(PicturePreview.Made::new)
        .orElse(new PicturePreview.None(Why.ENDED));
  }

  /** Ends it with everything it started. */
  public void end() {
    JobFolder.end(process.toHandle());
  }

  /**
   * Waits until it is gone.
   *
   * @param seconds at most
   */
  public void await(long seconds) throws InterruptedException {
    boolean _ = process.waitFor(seconds, TimeUnit.SECONDS);
  }
}
