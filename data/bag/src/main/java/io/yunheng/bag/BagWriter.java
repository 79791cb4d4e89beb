/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.bag;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.files.ReplacedFile;
import io.yunheng.fixity.Algorithm;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * Writes the tag files of a bag of version 1.0 (RFC 8493) around a payload that lies in {@code
 * data/} or is being put there. Each file stands whole or not at all, and {@code bagit.txt} is the
 * last one: what was cut off has no declaration and is no bag. For one thread.
 *
 * <p>Lists are written as they come and never held; whether a path comes twice is for {@link
 * BagValidator} to see.
 */
public final class BagWriter {
  private static final byte[] DECLARATION =
      "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n".getBytes(StandardCharsets.UTF_8);

  /** So much is digested and written at a time. */
  private static final int BUFFER = 1 << 16;

  private final Path root;
  private final boolean bag;
  private final List<BagAlgorithm> algorithms = new ArrayList<>();
  private final Map<String, Map<String, String>> tagFiles = new TreeMap<>();
  private final Set<Path> tidied = new HashSet<>();
  private long octets;
  private long files;
  private boolean listed;

  /** What tells the files of a payload. */
  @FunctionalInterface
  public interface Payload {
    void into(PayloadSink sink) throws IOException;
  }

  private BagWriter(Path root, boolean bag, BagRules rules, List<Algorithm> algorithms) {
    this.root = root;
    this.bag = bag;
    for (Algorithm algorithm : algorithms) {
      BagAlgorithm known = rules.algorithms().get(algorithm.code());
      if (known == null || this.algorithms.contains(known)) {
        throw new IllegalArgumentException(algorithm.code());
      }
      this.algorithms.add(known);
    }
    if (algorithms.isEmpty()) {
      throw new IllegalArgumentException("a bag has a manifest");
    }
  }

  /**
   * Begins a bag. The folder and {@code data/} are made where they are not there; manifests and
   * metadata that one which was cut off left behind are taken away.
   *
   * @param algorithms of the manifests, each once; SM3 is none of them, as no other tool knows it
   * @throws FaultException with {@code OUTPUT_EXISTS} if there is a bag, {@code OUTPUT_FAILED}
   */
  public static BagWriter begin(Path root, BagRules rules, List<Algorithm> algorithms) {
    return begin(
        new BagWriter(root, true, rules, algorithms), BagReader.DECLARATION, BagPath.PAYLOAD);
  }

  /**
   * Begins the same lists of a payload that stays where it is, whose paths are those below it. This
   * is no bag: it has no declaration and no metadata, and its tag manifests are the last ones.
   *
   * @param algorithms as {@link #begin(Path, BagBook, List)} has them
   * @throws FaultException as {@link #begin(Path, BagBook, List)} does
   */
  public static BagWriter beside(Path root, BagRules rules, List<Algorithm> algorithms) {
    return begin(new BagWriter(root, false, rules, algorithms), last(algorithms), "");
  }

  private static String last(List<Algorithm> algorithms) {
    return BagReader.TAG_MANIFEST + algorithms.getLast().code() + ".txt";
  }

  /** Takes back that a bag, or lists beside a payload, are finished, so that they can be begun. */
  public static void reopen(Path root, List<Algorithm> algorithms) throws IOException {
    Files.deleteIfExists(root.resolve(BagReader.DECLARATION));
    Files.deleteIfExists(root.resolve(last(algorithms)));
  }

  private static BagWriter begin(BagWriter writer, String last, String folder) {
    Path root = writer.root;
    Path declaration = root.resolve(last);
    if (Files.exists(declaration)) {
      throw FaultException.of(FaultCode.OUTPUT_EXISTS, "path", declaration.toString());
    }
    try {
      Files.createDirectories(root.resolve(folder));
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(root)) {
        for (Path entry : entries) {
          if (reserved(entry.getFileName().toString())) {
            Files.delete(entry);
          }
        }
      }
    } catch (IOException e) {
      throw ReplacedFile.failed(root, e);
    }
    return writer;
  }

  private static boolean reserved(String path) {
    return path.equals(BagReader.DECLARATION)
        || path.equals(BagReader.INFO)
        || path.equals(BagReader.FETCH)
        || path.startsWith(BagReader.MANIFEST)
        || path.startsWith(BagReader.TAG_MANIFEST);
  }

  /**
   * Writes the manifests of the payload, all in one pass.
   *
   * @return how much payload was listed
   * @throws FaultException with {@code BAG_PATH_INVALID}, {@code DISK_FULL} or {@code
   *     OUTPUT_FAILED}
   */
  public Oxum payload(Payload payload) {
    if (listed) {
      throw new IllegalStateException("the payload was listed");
    }
    octets = 0;
    files = 0;
    manifests(payload, new ArrayList<>());
    listed = true;
    return new Oxum(octets, files);
  }

  /** Opens one manifest after the other; with all of them open, fills them. */
  private void manifests(Payload payload, List<OutputStream> open) {
    String file = BagReader.MANIFEST + algorithms.get(open.size()).name() + ".txt";
    write(
        file,
        out -> {
          open.add(out);
          if (open.size() < algorithms.size()) {
            manifests(payload, open);
          } else {
            payload.into((path, length, digests) -> line(open, path, length, digests));
          }
        });
  }

  private void line(List<OutputStream> open, String path, long length, Map<String, String> digests)
      throws IOException {
    if (bag && !path.startsWith(BagPath.PAYLOAD)) {
      throw invalid(path, BagCode.PATH_OUTSIDE_PAYLOAD);
    }
    check(path);
    byte[] end = ("  " + BagPath.encode(path) + "\n").getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < algorithms.size(); i++) {
      BagAlgorithm algorithm = algorithms.get(i);
      byte[] digits =
          digests.getOrDefault(algorithm.name(), "").getBytes(StandardCharsets.US_ASCII);
      if (digits.length != 2 * algorithm.octets() || !lower(digits)) {
        throw new IllegalArgumentException(algorithm.name() + " of " + path);
      }
      open.get(i).write(digits);
      open.get(i).write(end);
    }
    octets = Math.addExact(octets, length);
    files++;
  }

  /** Turns hex digits into lower case; false if some are none. */
  private static boolean lower(byte[] digits) {
    for (int i = 0; i < digits.length; i++) {
      int digit = digits[i];
      if (digit >= 'A' && digit <= 'F') {
        digits[i] = (byte) (digit | 0x20);
      } else if ((digit < '0' || digit > '9') && (digit < 'a' || digit > 'f')) {
        return false;
      }
    }
    return true;
  }

  private static void check(String path) {
    BagPath.problem(path)
        .ifPresent(
            problem -> {
              throw invalid(path, problem);
            });
  }

  private static FaultException invalid(String path, BagCode why) {
    return FaultException.of(FaultCode.BAG_PATH_INVALID, "path", path, "reason", why.code());
  }

  /**
   * Writes a tag file of the caller's, which the tag manifests will list. Folders are made for it.
   *
   * @throws FaultException with {@code BAG_PATH_INVALID} if the path is in the payload, is one that
   *     bags keep for themselves, or begins with a blank or an asterisk; {@code DISK_FULL} or
   *     {@code OUTPUT_FAILED}
   */
  public void tagFile(String path, ReplacedFile.Filling<RuntimeException> filling) {
    check(path);
    boolean odd = path.startsWith("*") || Character.isWhitespace(path.charAt(0));
    if (odd || path.startsWith(BagPath.PAYLOAD) || path.equals("data") || reserved(path)) {
      throw invalid(path, odd ? BagCode.LINE_MALFORMED : BagCode.TAG_LISTS_PAYLOAD);
    }
    if (path.endsWith(".gz")) {
      throw new IllegalArgumentException("would be compressed: " + path);
    }
    if (tagFiles.containsKey(path)) {
      throw new IllegalStateException("written before: " + path);
    }
    write(path, filling);
  }

  private void write(String path, ReplacedFile.Filling<RuntimeException> filling) {
    Map<String, MessageDigest> digests = new HashMap<>();
    algorithms.forEach(algorithm -> digests.put(algorithm.name(), PlainDigests.of(algorithm)));
    Path file = root.resolve(path);
    Path parent = Objects.requireNonNull(file.getParent());
    try {
      Files.createDirectories(parent);
      if (tidied.add(parent)) {
        ReplacedFile.tidy(parent);
      }
    } catch (IOException e) {
      throw ReplacedFile.failed(file, e);
    }
    ReplacedFile.write(
        file,
        out -> {
          List<MessageDigest> each = List.copyOf(digests.values());
          OutputStream buffered = new BufferedOutputStream(new DigestingStream(out, each), BUFFER);
          filling.into(buffered);
          buffered.flush();
        });
    tagFiles.put(path, hex(digests));
  }

  private static Map<String, String> hex(Map<String, MessageDigest> digests) {
    Map<String, String> hex = new HashMap<>();
    digests.forEach((name, digest) -> hex.put(name, HexFormat.of().formatHex(digest.digest())));
    return hex;
  }

  /**
   * Writes the metadata, the tag manifests and, as the last one, the declaration; of lists beside a
   * payload the tag manifests only.
   *
   * @param info further elements, in order; no {@code Payload-Oxum} and no {@code Bagging-Date}
   * @param date on which the bag was made
   * @throws FaultException with {@code BAG_LABEL_INVALID}, {@code DISK_FULL} or {@code
   *     OUTPUT_FAILED}
   */
  public void finish(BagInfo info, LocalDate date) {
    if (!listed) {
      throw new IllegalStateException("the payload was not listed");
    }
    List<BagInfo.Element> elements = new ArrayList<>(info.elements());
    for (BagInfo.Element element : elements) {
      InfoText.check(element);
    }
    if (!bag) {
      tagManifests();
      return;
    }
    elements.add(new BagInfo.Element(BagInfo.DATE, date.toString()));
    elements.add(new BagInfo.Element(BagInfo.OXUM, new Oxum(octets, files).toString()));
    write(BagReader.INFO, out -> out.write(InfoText.of(elements)));
    Map<String, MessageDigest> digests = new HashMap<>();
    for (BagAlgorithm algorithm : algorithms) {
      MessageDigest digest = PlainDigests.of(algorithm);
      digest.update(DECLARATION);
      digests.put(algorithm.name(), digest);
    }
    tagFiles.put(BagReader.DECLARATION, hex(digests));
    tagManifests();
    ReplacedFile.write(root.resolve(BagReader.DECLARATION), out -> out.write(DECLARATION));
  }

  private void tagManifests() {
    for (BagAlgorithm algorithm : algorithms) {
      ReplacedFile.write(
          root.resolve(BagReader.TAG_MANIFEST + algorithm.name() + ".txt"),
          out -> tagLines(out, algorithm.name()));
    }
  }

  private void tagLines(OutputStream out, String algorithm) throws IOException {
    for (Map.Entry<String, Map<String, String>> file : tagFiles.entrySet()) {
      String digest = Objects.requireNonNull(file.getValue().get(algorithm));
      String line = digest + "  " + BagPath.encode(file.getKey()) + "\n";
      out.write(line.getBytes(StandardCharsets.UTF_8));
    }
  }
}
