/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.catalog.standards;

import io.yunheng.catalog.Artefact;
import io.yunheng.catalog.Catalog;
import io.yunheng.catalog.Clause;
import io.yunheng.catalog.Document;
import io.yunheng.catalog.InventoryRow;
import io.yunheng.catalog.Labels;
import io.yunheng.catalog.MlpsCatalog;
import io.yunheng.catalog.TextualReading;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Problems;
import io.yunheng.files.Fields;
import io.yunheng.files.JsonDocument;
import io.yunheng.files.Node;
import io.yunheng.files.YamlDocument;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads all data files of a catalog and says all that is wrong with them at once. */
public final class CatalogReader {
  private static final String INVENTORY = "inventory.tsv";

  private final CatalogFiles files;
  private final Problems problems = new Problems();
  private final MessageDigest digest;

  private CatalogReader(CatalogFiles files) {
    this.files = files;
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  public static Catalog read(CatalogFiles files) {
    CatalogReader reader = new CatalogReader(files);
    Catalog catalog = reader.catalog();
    reader.throwIfAny();
    return catalog;
  }

  private Catalog catalog() {
    Labels labels = Labels.read(yaml("words.yaml"));
    List<SourcedValue<Document>> documents = DocumentReader.read(yaml("documents.yaml"));
    List<InventoryRow> inventory = inventory();
    List<SourcedValue<Clause>> clauses = new ArrayList<>();
    for (SourcedValue<Document> document : documents) {
      for (String file : document.value().files()) {
        clauses.addAll(ClauseReader.read(json(file), document.value().id()));
      }
    }
    List<SourcedValue<Artefact>> artefacts = ArtefactReader.read(yaml("artefacts.yaml"));
    CrossWalkReader crossWalk = CrossWalkReader.read(yaml("crosswalk.yaml"));
    List<SourcedValue<TextualReading>> readings = ReadingReader.read(yaml("readings.yaml"));
    Optional<MlpsCatalog> read = mlps();
    throwIfAny();
    MlpsCatalog mlps = read.orElseThrow();
    References references = new References(documents, clauses, readings);
    references.clauses(clauses, inventory, mlps);
    references.documents(documents);
    references.artefacts(artefacts);
    references.crossWalk(crossWalk);
    references.readings(readings);
    return new Catalog(
        SourcedValue.values(documents),
        SourcedValue.values(clauses),
        inventory,
        SourcedValue.values(artefacts),
        crossWalk.crossWalk(),
        SourcedValue.values(readings),
        mlps,
        labels,
        HexFormat.of().formatHex(digest.digest()));
  }

  private Optional<MlpsCatalog> mlps() {
    try {
      return Optional.of(
          MlpsCatalog.read(bytes(MlpsCatalog.LEVEL_3_CLOUD), MlpsCatalog.LEVEL_3_CLOUD));
    } catch (FaultException e) {
      problems.add(e);
      return Optional.empty();
    }
  }

  private List<InventoryRow> inventory() {
    try {
      return InventoryReader.read(
          YamlDocument.text(bytes(INVENTORY), INVENTORY), INVENTORY, problems);
    } catch (FaultException e) {
      problems.add(e);
      return List.of();
    }
  }

  private Fields yaml(String name) {
    return fields(name, bytes -> YamlDocument.parse(bytes, name));
  }

  private Fields json(String name) {
    return fields(name, bytes -> JsonDocument.parse(bytes, name, 0));
  }

  private Fields fields(String name, java.util.function.Function<byte[], Node> parse) {
    try {
      return Fields.of(name, parse.apply(bytes(name)), problems);
    } catch (FaultException e) {
      problems.add(e);
      return Fields.of(name, new Node.Mapping(Map.of(), 1), new Problems());
    }
  }

  private byte[] bytes(String name) {
    byte[] bytes = files.bytes(name);
    digest.update((name + " " + bytes.length + "\n").getBytes(StandardCharsets.UTF_8));
    digest.update(bytes);
    return bytes;
  }

  private void throwIfAny() {
    if (!problems.isEmpty()) {
      throw new FaultException(problems.faults().stream().distinct().toList());
    }
  }
}
