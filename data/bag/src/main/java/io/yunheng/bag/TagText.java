/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.bag;

import io.yunheng.fault.Fault;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.finding.Findings;
import io.yunheng.finding.Place;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Tag files at the top of a bag as lines of UTF-8 (RFC 8493 section 2.3). */
final class TagText {
  private final Path root;
  private final BagLimits limits;
  private final Findings<BagCode> findings;

  TagText(Path root, BagLimits limits, Findings<BagCode> findings) {
    this.root = root;
    this.limits = limits;
    this.findings = findings;
  }

  /** What takes lines, without their ends. */
  @FunctionalInterface
  interface Taker {
    void line(long number, long offset, String line);
  }

  /** Whether there is something of this name, whatever it is. */
  boolean there(String file) {
    return Files.exists(root.resolve(file), LinkOption.NOFOLLOW_LINKS);
  }

  /** Whether it is a file and no link or device; else a finding. */
  boolean regular(String file) {
    boolean regular = Files.isRegularFile(root.resolve(file), LinkOption.NOFOLLOW_LINKS);
    if (!regular) {
      findings.add(BagCode.TAG_FILE_IRREGULAR, new Place.Part(file));
    }
    return regular;
  }

  /** The beginning of a file, and one byte more than asked for if it is longer. */
  byte[] beginning(String file, int most) {
    try (InputStream in = Files.newInputStream(root.resolve(file), LinkOption.NOFOLLOW_LINKS)) {
      return in.readNBytes(most + 1);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  void lines(String file, Taker taker) throws InterruptedException {
    try (LineReader lines =
        new LineReader(
            Files.newInputStream(root.resolve(file), LinkOption.NOFOLLOW_LINKS),
            limits.lineBytes())) {
      if (lines.skipMark()) {
        findings.add(BagCode.BOM, new Place.Part(file));
      }
      while (lines.next()) {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        line(file, lines, taker);
      }
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private void line(String file, LineReader lines, Taker taker) {
    if (!lines.ended()) {
      findings.add(BagCode.LINE_UNENDED, new Place.Line(file, lines.number(), ""));
    }
    if (lines.tooLong()) {
      findings.add(BagCode.LINE_TOO_LONG, new Place.Line(file, lines.number(), ""));
      return;
    }
    Optional<String> text = lines.text();
    if (text.isEmpty()) {
      findings.add(BagCode.NOT_UTF8, new Place.Line(file, lines.number(), ""));
    } else {
      taker.line(lines.number(), lines.offset(), text.get());
    }
  }

  Optional<String> lineAt(String file, long offset) {
    try (FileChannel channel =
            FileChannel.open(
                root.resolve(file), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
        LineReader lines =
            new LineReader(Channels.newInputStream(channel.position(offset)), limits.lineBytes())) {
      return lines.next() ? lines.text() : Optional.empty();
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static FaultException unreadable(String file, IOException e) {
    String reason = String.valueOf(e.getMessage());
    return new FaultException(
        Fault.of(FaultCode.FILE_UNREADABLE, "file", file, "reason", reason), e);
  }
}
