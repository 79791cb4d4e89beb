/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.manifest;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Word;
import io.yunheng.files.BoundedFile;
import io.yunheng.fixity.Algorithm;
import io.yunheng.fixity.ChunkScheme;
import io.yunheng.handover.Depth;
import io.yunheng.handover.Overview;
import io.yunheng.handover.PayloadSource;
import io.yunheng.stores.ObjectStore;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A manifest as it lies in its folder. */
public final class ManifestFolder {
  private static final int LARGEST = 256 << 20;

  private final Path folder;
  private final boolean bag;
  private final List<Origin> sources;
  private final Set<Algorithm> algorithms;
  private final Set<String> unchecked;
  private final long files;
  private final long octets;
  private final JsonNode overview;
  private final Optional<ChunkScheme> chunking;

  private record Origin(String label, String kind, String location, boolean versions) {}

  /** A payload and what its paths begin with in the manifest. */
  public record Part(String prefix, PayloadSource source) {}

  private ManifestFolder(
      Path folder,
      boolean bag,
      List<Origin> sources,
      Set<Algorithm> algorithms,
      Set<String> unchecked,
      long files,
      long octets,
      Optional<ChunkScheme> chunking,
      JsonNode overview) {
    this.folder = folder;
    this.bag = bag;
    this.sources = sources;
    this.algorithms = algorithms;
    this.unchecked = unchecked;
    this.files = files;
    this.octets = octets;
    this.chunking = chunking;
    this.overview = overview;
  }

  /**
   * Opens one.
   *
   * @throws FaultException with {@code FILE_MISSING}, {@code HANDOVER_NONE}, {@code
   *     HANDOVER_INVALID}
   */
  public static ManifestFolder open(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw FaultException.of(FaultCode.FILE_MISSING, "file", folder.toString());
    }
    Path file = folder.resolve(Layout.OVERVIEW);
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw FaultException.of(FaultCode.HANDOVER_NONE, "folder", folder.toString());
    }
    byte[] bytes = BoundedFile.bytes(file, file.toString(), LARGEST);
    JsonNode root;
    try {
      root = JsonMapper.shared().readTree(bytes);
    } catch (JacksonException e) {
      throw invalid(file, String.valueOf(e.getOriginalMessage()));
    }
    if (!root.path("format").asString("").equals(OverviewJson.FORMAT)) {
      throw invalid(file, "format: " + root.path("format").asString("?"));
    }
    boolean bag = root.path("payload").asString("").equals("bag");
    List<Origin> sources = new ArrayList<>();
    for (JsonNode source : root.path("sources")) {
      sources.add(
          new Origin(
              source.path("label").asString(""),
              source.path("kind").asString(""),
              source.path("location").asString(""),
              source.path("versions").path("taken").asString("").equals("all")));
    }
    if (sources.isEmpty()) {
      throw invalid(file, "sources");
    }
    Set<Algorithm> algorithms = EnumSet.noneOf(Algorithm.class);
    Set<String> unchecked = new TreeSet<>();
    for (JsonNode name : root.path("digests")) {
      Word.of(Algorithm.class, name.asString(""))
          .ifPresentOrElse(algorithms::add, () -> unchecked.add(name.asString("")));
    }
    if (algorithms.isEmpty() && unchecked.isEmpty()) {
      throw invalid(file, "digests");
    }
    return new ManifestFolder(
        folder,
        bag,
        sources,
        algorithms,
        unchecked,
        root.path("totals").path("files").asLong(0),
        root.path("totals").path("octets").asLong(0),
        chunking(file, root.path("chunks")),
        root);
  }

  private static Optional<ChunkScheme> chunking(Path file, JsonNode chunks) {
    if (chunks.isMissingNode()) {
      return Optional.empty();
    }
    long size = chunks.path("size").asLong(0);
    Set<Algorithm> trees = EnumSet.noneOf(Algorithm.class);
    for (JsonNode name : chunks.path("digests")) {
      Stream.of(Algorithm.SM3, Algorithm.SHA_256)
          .filter(algorithm -> algorithm.code().equals(name.asString("")))
          .forEach(trees::add);
    }
    if (!ChunkScheme.allowed(size) || trees.isEmpty()) {
      throw invalid(file, "chunks");
    }
    return Optional.of(new ChunkScheme((int) size, trees));
  }

  private static FaultException invalid(Path file, String reason) {
    return FaultException.of(FaultCode.HANDOVER_INVALID, "file", file.toString(), "reason", reason);
  }

  public boolean bag() {
    return bag;
  }

  public Path folder() {
    return folder;
  }

  /** The digests that it lists and that are compared. */
  public Set<Algorithm> algorithms() {
    return algorithms;
  }

  /** Names of digests that it lists and that this program does not compute. */
  Set<String> unchecked() {
    return unchecked;
  }

  /** How many files it says that it lists. */
  public long files() {
    return files;
  }

  /** Of what chunk trees there are; nothing if there are none. */
  public Optional<ChunkScheme> chunking() {
    return chunking;
  }

  /** What it says of itself. */
  public JsonNode overview() {
    return overview;
  }

  /** How many bytes are in them. */
  public long octets() {
    return octets;
  }

  /** Where its payload is. */
  public List<Part> parts(Map<String, PayloadSource> elsewhere) {
    if (bag) {
      return List.of(new Part("", tree(folder.resolve(Layout.PAYLOAD))));
    }
    for (String label : elsewhere.keySet()) {
      if (sources.stream().noneMatch(source -> source.label().equals(label))) {
        throw FaultException.of(
            FaultCode.USAGE_VALUE,
            "option",
            "--payload",
            "value",
            label,
            "known",
            sources.stream().map(Origin::label).collect(Collectors.joining(", ")));
      }
    }
    List<Part> parts = new ArrayList<>();
    for (Origin origin : sources) {
      boolean file = origin.kind().equals(Overview.Source.Kind.FILE.code());
      PayloadSource said = elsewhere.get(origin.label());
      parts.add(
          new Part(
              file || origin.label().isEmpty() ? "" : origin.label() + "/",
              said == null ? was(origin) : there(all(said, origin.versions()))));
    }
    return parts;
  }

  /** Where it was; what is no file has to be opened by whoever has the keys to it. */
  private static PayloadSource was(Origin origin) {
    if (!origin.kind().equals(Overview.Source.Kind.TREE.code())
        && !origin.kind().equals(Overview.Source.Kind.FILE.code())) {
      throw FaultException.of(
          FaultCode.HANDOVER_PAYLOAD_UNSAID, "label", origin.label(), "was", origin.location());
    }
    return tree(Path.of(origin.location()));
  }

  /** A store of which all versions were taken is compared with all that it has. */
  private static PayloadSource all(PayloadSource said, boolean versions) {
    return said instanceof PayloadSource.Objects(String label, ObjectStore store, boolean _)
        ? new PayloadSource.Objects(label, store, versions)
        : said;
  }

  private static PayloadSource tree(Path root) {
    return there(new PayloadSource.Tree("", root));
  }

  private static PayloadSource there(PayloadSource source) {
    if (source instanceof PayloadSource.Tree(String _, Path root)
        && !Files.isDirectory(root)
        && !Files.isRegularFile(root)) {
      throw FaultException.of(FaultCode.FILE_MISSING, "file", root.toString());
    }
    return source;
  }

  private String chunks() {
    return chunking
        .map(ChunkScheme::ofOne)
        .map(one -> one.size() + " " + one.algorithms().iterator().next().code())
        .orElse("");
  }

  /** What a journal of comparing it is one of. */
  public String purpose(Depth depth) {
    String how =
        switch (depth) {
          case Depth.Whole(boolean byChunks) -> byChunks ? "whole by chunks " + chunks() : "whole";
          case Depth.Presence _ -> "presence";
          case Depth.Sample(double share, double confidence, long seed) ->
              "sample " + share + " " + confidence + " " + seed;
        };
    String digests = algorithms.stream().map(Algorithm::code).collect(Collectors.joining(" "));
    return "yunheng-verification/3|" + how + "|" + digests;
  }
}
