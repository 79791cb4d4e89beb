/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.files.ReplacedFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.zip.CRC32C;

/**
 * What work has come to so far, in a file that is only written at its end, so that work can go on
 * after it was cut off anywhere. A record is its length and its CRC-32C, four bytes each, then an
 * identity, then what is known. Thread-safe.
 */
public final class Journal implements AutoCloseable {
  /** What stands before the bytes of a record. */
  static final int HEAD = 2 * Integer.BYTES;

  private static final int BUFFER = 1 << 22;

  /** No record is longer: paths are bounded by what file systems can hold. */
  static final int LONGEST = 1 << 26;

  /** What has to be on its medium before a record may say that it is. */
  public interface Before {
    void force() throws IOException;
  }

  private final Path file;
  private final FileChannel channel;
  private final Before before;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
  private final CRC32C crc = new CRC32C();
  private final long pause;
  private final long head;
  private final long old;
  private long forced = System.nanoTime();

  private Journal(
      Path file, FileChannel channel, Before before, Duration pause, long head, long old) {
    this.file = file;
    this.channel = channel;
    this.before = before;
    this.pause = pause.toNanos();
    this.head = head;
    this.old = old;
  }

  /**
   * Opens a journal; a record that was cut off at its end is dropped.
   *
   * @param purpose what it is the journal of
   * @param pause after which, at the latest, what was added is put on its medium
   * @param identities takes those of the records that are there
   * @throws FaultException with {@code JOURNAL_OTHER} if it is one of other work
   */
  public static Journal open(
      Path file, String purpose, Before before, Duration pause, Consumer<byte[]> identities) {
    try {
      FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      byte[] head = (purpose + "\n").getBytes(UTF_8);
      long end = head.length;
      if (channel.size() < head.length) {
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(head), 0);
      } else {
        ByteBuffer found = ByteBuffer.allocate(head.length);
        channel.read(found, 0);
        if (!Arrays.equals(found.array(), head)) {
          channel.close();
          throw FaultException.of(FaultCode.JOURNAL_OTHER, "file", file.toString());
        }
        try (RecordReader records = new RecordReader(file, head.length, channel.size())) {
          while (records.next()) {
            identities.accept(records.identity());
          }
          end = records.position();
        }
      }
      channel.truncate(end);
      channel.position(end);
      return new Journal(file, channel, before, pause, head.length, end);
    } catch (IOException e) {
      throw ReplacedFile.failed(file, e);
    }
  }

  /** Where the first record begins. */
  public long head() {
    return head;
  }

  /** Where records of before end and new ones begin. */
  public long old() {
    return old;
  }

  /**
   * Adds a record. It is on its medium a while later, or when this is closed.
   *
   * @throws FaultException with {@code DISK_FULL} or {@code OUTPUT_FAILED}
   */
  synchronized void add(byte[] identity, byte[] record) {
    try {
      int length = identity.length + record.length;
      if (buffer.remaining() < HEAD + length) {
        write();
      }
      crc.reset();
      crc.update(identity);
      crc.update(record);
      boolean fits = buffer.remaining() >= HEAD + length;
      ByteBuffer to = fits ? buffer : ByteBuffer.allocate(HEAD + length);
      to.putInt(length).putInt((int) crc.getValue()).put(identity).put(record);
      if (!fits) {
        write(to);
      }
      if (System.nanoTime() - forced > pause) {
        force();
      }
    } catch (IOException e) {
      throw ReplacedFile.failed(file, e);
    }
  }

  private void write() throws IOException {
    before.force();
    write(buffer);
    buffer.clear();
  }

  private void write(ByteBuffer full) throws IOException {
    full.flip();
    while (full.hasRemaining()) {
      channel.write(full);
    }
  }

  /** Puts all that was added on its medium. */
  synchronized void force() throws IOException {
    write();
    channel.force(false);
    forced = System.nanoTime();
  }

  @Override
  public synchronized void close() {
    try (channel) {
      force();
    } catch (IOException e) {
      throw ReplacedFile.failed(file, e);
    }
  }
}
