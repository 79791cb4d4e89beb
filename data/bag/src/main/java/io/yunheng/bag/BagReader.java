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
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads bags according to RFC 8493 and its drafts since 0.93. Defects of a bag become findings and
 * reading continues; faults are thrown only for errors of the file system. Thread-safe.
 */
final class BagReader {
  static final String DECLARATION = "bagit.txt";
  static final String INFO = "bag-info.txt";
  static final String FETCH = "fetch.txt";
  static final String MANIFEST = "manifest-";
  static final String TAG_MANIFEST = "tagmanifest-";
  private static final String OLD_INFO = "package-info.txt";
  private static final String TXT = ".txt";

  private final BagRules rules;
  private final BagLimits limits;

  public BagReader(BagRules rules, BagLimits limits) {
    this.rules = rules;
    this.limits = limits;
  }

  /**
   * Reads what a bag says of itself, but no list of files.
   *
   * @throws FaultException with {@code FILE_MISSING} if there is no such folder, {@code
   *     FILE_UNREADABLE} if it cannot be read
   * @throws InterruptedException if it is interrupted
   */
  public Bag read(Path root, Findings<BagCode> findings) throws InterruptedException {
    if (!Files.isDirectory(root)) {
      throw FaultException.of(FaultCode.FILE_MISSING, "file", root.toString());
    }
    TagText text = new TagText(root, limits, findings);
    Optional<String> version = new DeclarationReader(rules).read(text, findings);
    Bag lists = lists(root, text, version, true, findings);
    String info = version.filter(v -> v.compareTo("0.96") < 0).isPresent() ? OLD_INFO : INFO;
    BagInfo elements =
        text.there(info)
            ? new InfoReader(limits).read(text, info, before1(version), findings)
            : BagInfo.NONE;
    boolean fetch = text.there(FETCH) && text.regular(FETCH);
    return new Bag(root, version, elements, lists.manifests(), lists.tagManifests(), fetch);
  }

  /**
   * Reads the lists beside a payload, as {@link BagWriter#beside} writes them. They are no bag, so
   * RFC 8493 does not require a payload manifest; which lists there have to be is told elsewhere.
   *
   * @throws FaultException as {@link #read} does
   */
  Bag beside(Path root, Findings<BagCode> findings) {
    if (!Files.isDirectory(root)) {
      throw FaultException.of(FaultCode.FILE_MISSING, "file", root.toString());
    }
    TagText text = new TagText(root, limits, findings);
    return lists(root, text, Optional.of(rules.current()), false, findings);
  }

  private Bag lists(
      Path root, TagText text, Optional<String> version, boolean bag, Findings<BagCode> findings) {
    List<Manifest> manifests = new ArrayList<>();
    List<Manifest> tagManifests = new ArrayList<>();
    for (String name : names(root, findings)) {
      if (name.startsWith(MANIFEST)) {
        manifest(name, MANIFEST, manifests, findings);
      } else if (name.startsWith(TAG_MANIFEST)) {
        manifest(name, TAG_MANIFEST, tagManifests, findings);
      }
    }
    if (bag && manifests.isEmpty()) {
      findings.add(BagCode.MANIFEST_MISSING, new Place.Part("."));
    }
    manifests.removeIf(manifest -> !text.regular(manifest.file()));
    tagManifests.removeIf(manifest -> !text.regular(manifest.file()));
    return new Bag(root, version, BagInfo.NONE, manifests, tagManifests, false);
  }

  /** Whether a bag is one of a draft, in which a file need not be in every manifest. */
  static boolean before1(Optional<String> version) {
    return version.filter(v -> v.startsWith("0.")).isPresent();
  }

  private List<String> names(Path root, Findings<BagCode> findings) {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(root, "*" + MANIFEST + "*")) {
      for (Path entry : entries) {
        if (names.size() > 4 * limits.manifests()) {
          findings.add(BagCode.TOO_MANY, new Place.Part("."));
          break;
        }
        names.add(entry.getFileName().toString());
      }
    } catch (IOException | DirectoryIteratorException e) {
      String reason = String.valueOf(e.getMessage());
      throw new FaultException(
          Fault.of(FaultCode.FILE_UNREADABLE, "file", root.toString(), "reason", reason), e);
    }
    names.sort(Comparator.naturalOrder());
    return names;
  }

  private void manifest(
      String name, String prefix, List<Manifest> into, Findings<BagCode> findings) {
    if (!name.endsWith(TXT) || name.length() <= prefix.length() + TXT.length()) {
      findings.add(BagCode.MANIFEST_NAME, new Place.Part(name));
      return;
    }
    String written = name.substring(prefix.length(), name.length() - TXT.length());
    String algorithm = written.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    if (!algorithm.equals(written)) {
      findings.add(BagCode.MANIFEST_NAME, new Place.Part(name));
    }
    if (into.stream().anyMatch(other -> other.algorithm().equals(algorithm))) {
      findings.add(BagCode.MANIFEST_TWICE, new Place.Part(name), Map.of("algorithm", algorithm));
      return;
    }
    if (into.size() == limits.manifests()) {
      findings.add(BagCode.TOO_MANY, new Place.Part(name));
      return;
    }
    BagAlgorithm known = rules.algorithms().get(algorithm);
    if (known == null) {
      findings.add(BagCode.ALGORITHM_UNKNOWN, new Place.Part(name), Map.of("algorithm", algorithm));
    } else if (known.weak()) {
      findings.add(BagCode.ALGORITHM_WEAK, new Place.Part(name), Map.of("algorithm", algorithm));
    }
    into.add(new Manifest(name, algorithm));
  }

  /**
   * Streams the lines of a manifest that can be understood and whose paths may be used; the others
   * become findings.
   *
   * @throws FaultException with {@code FILE_UNREADABLE}
   * @throws InterruptedException if it is interrupted
   */
  public void lines(
      Bag bag, Manifest manifest, Findings<BagCode> findings, Consumer<ManifestLine> lines)
      throws InterruptedException {
    int octets =
        Optional.ofNullable(rules.algorithms().get(manifest.algorithm()))
            .map(BagAlgorithm::octets)
            .orElse(0);
    boolean payload = bag.manifests().contains(manifest);
    LineForms forms = new LineForms(rules, manifest.file(), findings);
    new TagText(bag.root(), limits, findings)
        .lines(
            manifest.file(),
            (number, offset, line) ->
                forms.manifest(number, offset, line, octets, payload).ifPresent(lines));
  }

  /**
   * Streams the lines of {@code fetch.txt} that can be understood; nothing is fetched.
   *
   * @throws FaultException with {@code FILE_UNREADABLE}
   * @throws InterruptedException if it is interrupted
   */
  public void fetch(Bag bag, Findings<BagCode> findings, Consumer<FetchLine> lines)
      throws InterruptedException {
    LineForms forms = new LineForms(rules, FETCH, findings);
    new TagText(bag.root(), limits, findings)
        .lines(FETCH, (number, offset, line) -> forms.fetch(number, offset, line).ifPresent(lines));
  }

  /** The path that the line at an offset lists, as far as it can be understood. */
  String pathAt(Path root, String file, long offset) {
    Findings<BagCode> unheard = new Findings<>(rules.findings(), 0);
    LineForms forms = new LineForms(rules, file, unheard);
    return new TagText(root, limits, unheard)
        .lineAt(file, offset)
        .flatMap(
            line ->
                file.equals(FETCH)
                    ? forms.fetch(0, offset, line).map(FetchLine::path)
                    : forms.manifest(0, offset, line, 0, false).map(ManifestLine::path))
        .orElse("?");
  }
}
