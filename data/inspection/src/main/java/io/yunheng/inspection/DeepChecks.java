/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection;

import io.yunheng.content.Format;
import io.yunheng.finding.Finding;
import io.yunheng.finding.Weight;
import io.yunheng.inspection.context.ArchiveEntry;
import io.yunheng.inspection.context.ChannelRegion;
import io.yunheng.inspection.context.ContentCount;
import io.yunheng.inspection.context.DeepCode;
import io.yunheng.inspection.context.InspectionContext;
import io.yunheng.inspection.context.InspectionStopException;
import io.yunheng.inspection.decryption.Decryption;
import io.yunheng.inspection.disk.DiskImages;
import io.yunheng.inspection.document.Encodings;
import io.yunheng.inspection.document.OfficeDocuments;
import io.yunheng.inspection.document.Pictures;
import io.yunheng.inspection.document.TextFiles;
import io.yunheng.inspection.document.XmlText;
import io.yunheng.inspection.dump.Dumps;
import io.yunheng.inspection.dump.TableFiles;
import io.yunheng.inspection.opening.ArchiveOpener;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.bouncycastle.jcajce.provider.digest.SM3;

/**
 * The deep checks. Links are not followed, special files not opened, nothing is written. Safe for
 * threads.
 *
 * @param checks which check goes with which format
 * @param rules weights of findings
 * @param limits of each look
 * @param tool for disk images
 */
public record DeepChecks(
    CheckRules checks,
    InspectionRules rules,
    Decryption decryption,
    InspectionLimits limits,
    QemuImg tool) {
  /** By the data that ships. */
  public static DeepChecks shipped(InspectionLimits limits, QemuImg tool) {
    return new DeepChecks(
        CheckRules.shipped(), InspectionRules.shipped(), Decryption.shipped(), limits, tool);
  }

  /**
   * Checks a file.
   *
   * @param format as {@link io.yunheng.content.Formats} found it
   * @param key how it is decrypted; without one, what is encrypted is not checked
   * @throws InterruptedException if it is interrupted
   */
  public DeepResult check(Path file, Format format, Optional<KeyEntry> key)
      throws InterruptedException {
    return check(file, format, key, listed -> {}, OutputStream.nullOutputStream());
  }

  /**
   * Checks a file and hands over what is in it.
   *
   * @param listed takes the files in an archive, those of the outermost one
   * @param sink takes the plaintext of an encrypted file that is no archive. It counts for nothing
   *     unless the file is found opened
   * @throws InterruptedException if it is interrupted
   */
  public DeepResult check(
      Path file,
      Format format,
      Optional<KeyEntry> key,
      Consumer<ArchiveEntry> listed,
      OutputStream sink)
      throws InterruptedException {
    InspectionContext look = new InspectionContext(rules, limits, listed);
    InspectionKind check =
        key.isPresent()
            ? InspectionKind.DECRYPT
            : checks.of(format, String.valueOf(file.getFileName())).orElse(InspectionKind.NONE);
    try {
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        throw InspectionStopException.of(
            Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                ? DeepCode.NOT_A_FILE
                : DeepCode.UNREADABLE,
            "");
      }
      try (SeekableByteChannel channel =
          Files.newByteChannel(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
        if (key.isPresent()) {
          decrypt(channel, key.get(), look, sink);
        } else {
          open(check, file, format, channel, look);
        }
      }
    } catch (InspectionStopException stop) {
      look.found(stop);
    } catch (IOException e) {
      look.found(DeepCode.UNREADABLE, "");
    } catch (StackOverflowError e) {
      look.found(DeepCode.LIMIT_MEMORY, "", "limit", Integer.toString(limits.memory()));
    }
    return result(check, look);
  }

  private static DeepResult result(InspectionKind check, InspectionContext look) {
    List<Finding> findings = look.findings();
    if (has(findings, Weight.DAMAGED)) {
      return new DeepResult.Damaged(check, look.counts(), findings);
    }
    if (has(findings, Weight.KEY)) {
      return new DeepResult.WrongKey(check, look.counts(), findings);
    }
    if (has(findings, Weight.UNVERIFIED)) {
      return new DeepResult.NotChecked(check, look.counts(), findings);
    }
    return new DeepResult.Opened(check, look.counts(), findings, look.listing().sha256Hex());
  }

  private static boolean has(List<Finding> findings, Weight weight) {
    return findings.stream().anyMatch(finding -> finding.weight() == weight);
  }

  private void open(
      InspectionKind check,
      Path file,
      Format format,
      SeekableByteChannel channel,
      InspectionContext look)
      throws IOException, InterruptedException {
    switch (check) {
      case ARCHIVE -> ArchiveOpener.plain(look).archive(channel);
      case PDF -> new OfficeDocuments(look).pdf(file, channel);
      case OLE2 -> new OfficeDocuments(look).ole2(file, channel);
      case PICTURE -> new Pictures(look).decode(file, channel);
      case XML ->
          XmlText.read(
              ChannelRegion.all(channel), look, "", DeepCode.XML_MALFORMED, XmlText.Seen.NOTHING);
      case JSON -> new TextFiles(look).json(ChannelRegion.all(channel));
      case CSV -> csv(channel, look);
      case TEXT -> text(channel, look);
      case RAW_DISK -> new DiskImages(look, tool).raw(channel);
      case QCOW2 -> new DiskImages(look, tool).qcow2(file, channel);
      case VMDK -> new DiskImages(look, tool).vmdk(file, channel);
      case SQL_DUMP -> new Dumps(look).sql(channel, checks.dumps());
      case POSTGRESQL_CUSTOM -> new Dumps(look).postgresCustom(channel);
      case DATABASE_RECORD -> new TableFiles(look).check(file, channel);
      case DECRYPT -> look.found(decryption.keyless(format));
      case NONE -> look.found(DeepCode.NO_CHECK, "");
    }
  }

  /** The first encoding in which all of a text can be read. */
  private static Optional<Charset> encoding(SeekableByteChannel channel, InspectionContext look)
      throws IOException {
    for (Charset charset : List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"))) {
      try (InputStream in = ChannelRegion.all(channel)) {
        if (Encodings.fits(in, charset, look)) {
          return Optional.of(charset);
        }
      }
    }
    return Optional.empty();
  }

  private static void text(SeekableByteChannel channel, InspectionContext look) throws IOException {
    if (encoding(channel, look).isEmpty()) {
      look.found(DeepCode.TEXT_ENCODING, "", "encoding", "UTF-8, GB18030");
    }
  }

  private static void csv(SeekableByteChannel channel, InspectionContext look) throws IOException {
    Optional<Charset> charset = encoding(channel, look);
    if (charset.isEmpty()) {
      look.found(DeepCode.TEXT_ENCODING, "", "encoding", "UTF-8, GB18030");
    } else {
      new TextFiles(look).csv(ChannelRegion.all(channel), charset.get());
    }
  }

  private void decrypt(
      SeekableByteChannel channel, KeyEntry entry, InspectionContext look, OutputStream sink)
      throws IOException {
    EncryptionScheme method = entry.key().method();
    if (method == EncryptionScheme.ZIP || method == EncryptionScheme.SEVEN_Z) {
      archive(channel, entry, look);
      return;
    }
    List<MessageDigest> digests = new ArrayList<>();
    for (KeyEntry.Expected expected : entry.expected()) {
      digests.add(digest(expected.algorithm()));
    }
    try (InputStream plain = decryption.plaintext(channel, entry.key(), look);
        InputStream copied = new CopyingStream(plain, sink)) {
      long size = channel.size();
      look.count(ContentCount.BYTES, ArchiveOpener.plain(look).stream(copied, () -> size, digests));
    }
    for (int i = 0; i < digests.size(); i++) {
      compare(entry.expected().get(i), HexFormat.of().formatHex(digests.get(i).digest()), look);
    }
    if (digests.isEmpty()) {
      look.found(DeepCode.DIGEST_UNCOMPARED, "");
    }
  }

  /** Of an archive only SHA-256 of its only file can be compared, since each entry stands alone. */
  private void archive(SeekableByteChannel channel, KeyEntry entry, InspectionContext look)
      throws IOException {
    ArchiveOpener.with(look, decryption.passphrase(entry.key())).archive(channel);
    Optional<ArchiveEntry> only = look.listing().only();
    boolean compared = false;
    for (KeyEntry.Expected expected : entry.expected()) {
      if (only.isPresent() && expected.algorithm() == KeyEntry.Algorithm.SHA_256) {
        compare(expected, only.get().sha256(), look);
        compared = true;
      }
    }
    if (!compared) {
      look.found(DeepCode.DIGEST_UNCOMPARED, "");
    }
  }

  private static void compare(KeyEntry.Expected expected, String found, InspectionContext look) {
    if (!expected.hex().equalsIgnoreCase(found)) {
      look.found(
          DeepCode.DIGEST_DIFFERS,
          "",
          "algorithm",
          expected.algorithm().java(),
          "expected",
          expected.hex(),
          "found",
          found);
    }
  }

  private static MessageDigest digest(KeyEntry.Algorithm algorithm) {
    try {
      return algorithm == KeyEntry.Algorithm.SM3
          ? new SM3.Digest()
          : MessageDigest.getInstance(algorithm.java());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
