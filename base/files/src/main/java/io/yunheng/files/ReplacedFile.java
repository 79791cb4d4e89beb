/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.files;

import io.yunheng.fault.Fault;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/**
 * Replaces a file atomically: the content is written under another name in the same folder, forced
 * to disk, then renamed. Only the owner can read it. Compressed if its name ends in {@code .gz}.
 */
public final class ReplacedFile implements AutoCloseable {
  private static final int BUFFER = 1 << 16;
  private static final String BEGINNING = ".yunheng-";
  private static final String END = ".part";

  private final Path target;
  private final Path folder;
  private final Path temporary;
  private final FileChannel channel;
  private final OutputStream out;
  private Optional<IOException> failure = Optional.empty();
  private boolean committed;

  /**
   * What fills a file.
   *
   * @param <X> what it throws beside
   */
  @FunctionalInterface
  public interface Filling<X extends Exception> {
    void into(OutputStream out) throws IOException, X;
  }

  /**
   * Writes a file; when this returns it is on the disk.
   *
   * @throws FaultException with {@code DISK_FULL} or {@code OUTPUT_FAILED}; what was there before
   *     is then unchanged
   */
  public static <X extends Exception> void write(Path target, Filling<X> filling) throws X {
    try (ReplacedFile file = new ReplacedFile(target)) {
      try {
        filling.into(file.out());
        file.commit();
      } catch (IOException | UncheckedIOException e) {
        // Asked while what was written is still there: removing it makes room.
        throw failed(target, e);
      } catch (FaultException e) {
        throw e;
      } catch (RuntimeException e) {
        // Libraries tell of a failed write without its cause.
        file.failure.ifPresent(
            cause -> {
              FaultException failed = failed(target, cause);
              failed.addSuppressed(e);
              throw failed;
            });
        throw e;
      }
    } catch (IOException | UncheckedIOException e) {
      throw failed(target, e);
    }
  }

  /** The fault of a file that could not be written: {@code DISK_FULL} or {@code OUTPUT_FAILED}. */
  public static FaultException failed(Path file, Exception e) {
    return failed(file, e, FullDisk.ofSystem());
  }

  public static FaultException failed(Path file, Exception e, FullDisk disk) {
    Throwable cause =
        e instanceof UncheckedIOException ? Objects.requireNonNullElse(e.getCause(), e) : e;
    String reason =
        cause instanceof FileSystemException system && system.getReason() == null
            ? cause.getClass().getSimpleName()
            : String.valueOf(cause.getMessage());
    Fault fault =
        disk.stopped(file, cause)
            ? Fault.of(FaultCode.DISK_FULL, "file", file.toString())
            : Fault.of(FaultCode.OUTPUT_FAILED, "file", file.toString(), "reason", reason);
    return new FaultException(fault, e);
  }

  /**
   * Takes away what files that were cut off while they were written left in a folder. Nobody else
   * may be writing into it.
   */
  public static void tidy(Path folder) throws IOException {
    try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, BEGINNING + "*" + END)) {
      for (Path part : parts) {
        Files.deleteIfExists(part);
      }
    }
  }

  public ReplacedFile(Path target) throws IOException {
    this.target = target;
    Path absolute = target.toAbsolutePath();
    Path parent = absolute.getParent();
    this.folder = parent == null ? absolute : parent;
    this.temporary = Files.createTempFile(folder, BEGINNING, END);
    this.channel = FileChannel.open(temporary, StandardOpenOption.WRITE);
    OutputStream plain = new WatchedStream();
    this.out =
        target.toString().endsWith(".gz")
            ? new GZIPOutputStream(new BufferedOutputStream(plain, BUFFER), BUFFER)
            : new BufferedOutputStream(plain, BUFFER);
  }

  public Path target() {
    return target;
  }

  public OutputStream out() {
    return out;
  }

  /** Ends the file and puts it in its place. */
  public void commit() throws IOException {
    if (out instanceof GZIPOutputStream gzip) {
      gzip.finish();
    }
    out.flush();
    channel.force(true);
    channel.close();
    Files.move(
        temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    committed = true;
    forceFolder();
  }

  /** Makes the renaming itself durable where the file system can; where it cannot, it was done. */
  private void forceFolder() {
    try (FileChannel entries = FileChannel.open(folder, StandardOpenOption.READ)) {
      entries.force(true);
    } catch (IOException _) {
      // Windows cannot open folders; the file itself is on the disk already.
    }
  }

  /** Removes what was written unless it was committed. */
  @Override
  public void close() {
    if (!committed) {
      try {
        channel.close();
        Files.deleteIfExists(temporary);
      } catch (IOException _) {
        // Nothing was promised under the target's name; the rest can only be tidied by hand.
      }
    }
  }

  /** Writes to the file and keeps the failure of that. */
  private final class WatchedStream extends OutputStream {
    private final OutputStream file = Channels.newOutputStream(channel);

    @Override
    public void write(int octet) throws IOException {
      write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] octets, int from, int length) throws IOException {
      try {
        file.write(octets, from, length);
      } catch (IOException e) {
        failure = failure.or(() -> Optional.of(e));
        throw e;
      }
    }
  }
}
