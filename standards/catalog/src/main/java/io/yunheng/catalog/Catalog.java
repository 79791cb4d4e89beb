/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.catalog;

import io.yunheng.catalog.standards.CatalogFiles;
import io.yunheng.catalog.standards.CatalogReader;
import io.yunheng.fault.FaultException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** All that the documents ask, read and checked. Immutable. */
public final class Catalog {
  private final List<Document> documents;
  private final List<Clause> clauses;
  private final List<InventoryRow> inventory;
  private final List<Artefact> artefacts;
  private final CrossWalk crossWalk;
  private final List<TextualReading> readings;
  private final MlpsCatalog mlps;
  private final Labels labels;
  private final String digest;
  private final Map<String, Clause> byId = new HashMap<>();
  private final Map<String, List<Artefact>> artefactsByClause = new HashMap<>();
  private final Map<String, List<TextualReading>> readingsByClause = new HashMap<>();

  public Catalog(
      List<Document> documents,
      List<Clause> clauses,
      List<InventoryRow> inventory,
      List<Artefact> artefacts,
      CrossWalk crossWalk,
      List<TextualReading> readings,
      MlpsCatalog mlps,
      Labels labels,
      String digest) {
    this.documents = List.copyOf(documents);
    this.clauses = List.copyOf(clauses);
    this.inventory = List.copyOf(inventory);
    this.artefacts = List.copyOf(artefacts);
    this.crossWalk = crossWalk;
    this.readings = List.copyOf(readings);
    this.mlps = mlps;
    this.labels = labels;
    this.digest = digest;
    for (Clause clause : clauses) {
      clause.traces().forEach(trace -> byId.putIfAbsent(trace, clause));
    }
    clauses.forEach(clause -> byId.put(clause.id(), clause));
    for (Artefact artefact : artefacts) {
      artefact.allClauses().forEach(clause -> add(artefactsByClause, clause, artefact));
    }
    for (TextualReading reading : readings) {
      reading.clauses().forEach(clause -> add(readingsByClause, clause, reading));
    }
  }

  /** The catalog that ships with this room. */
  public static Catalog shipped() {
    return CatalogReader.read(CatalogFiles.shipped());
  }

  /**
   * The catalog in a folder, laid out as the one that ships.
   *
   * @throws FaultException with everything that is wrong with it
   */
  public static Catalog read(Path folder) {
    return CatalogReader.read(CatalogFiles.in(folder));
  }

  public List<Document> documents() {
    return documents;
  }

  public Optional<Document> document(String id) {
    return documents.stream().filter(document -> document.id().equals(id)).findFirst();
  }

  /** All clauses, by document and in the order of the document. */
  public List<Clause> clauses() {
    return clauses;
  }

  /** The clause with this id, or the merged one that traces to it. */
  public Optional<Clause> clause(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  public List<InventoryRow> inventory() {
    return inventory;
  }

  public List<Artefact> artefacts() {
    return artefacts;
  }

  public Optional<Artefact> artefact(String id) {
    return artefacts.stream().filter(artefact -> artefact.id().equals(id)).findFirst();
  }

  /** The artefacts that a clause asks for, as a whole or by one of their contents. */
  public List<Artefact> artefactsOf(Clause clause) {
    return Collections.unmodifiableList(artefactsByClause.getOrDefault(clause.id(), List.of()));
  }

  public CrossWalk crossWalk() {
    return crossWalk;
  }

  public List<TextualReading> readings() {
    return readings;
  }

  public Optional<TextualReading> reading(String id) {
    return readings.stream().filter(reading -> reading.id().equals(id)).findFirst();
  }

  /** The readings that were taken of a clause. */
  public List<TextualReading> readingsOf(Clause clause) {
    return Collections.unmodifiableList(readingsByClause.getOrDefault(clause.id(), List.of()));
  }

  /** The items of the MLPS level-3 cloud extension; each has the id of its clause. */
  public MlpsCatalog mlps() {
    return mlps;
  }

  public Labels labels() {
    return labels;
  }

  /** SHA-256 over all data files, in hex: the version of the catalog. */
  public String digest() {
    return digest;
  }

  /** Whether a clause applies to an engagement, by its document, itself and the roles wanted. */
  public Fit fit(Clause clause, Profile profile) {
    boolean wanted =
        profile.roles().isEmpty() || clause.bound().stream().anyMatch(profile.roles()::contains);
    Applicability whole = document(clause.document()).map(Document::applicability).orElseThrow();
    return (wanted ? Fit.APPLIES : Fit.EXCLUDED)
        .and(whole.fit(profile))
        .and(clause.applicability().fit(profile));
  }

  /**
   * What of an engagement has to be known to tell whether a clause applies, by its document and
   * itself.
   */
  public Set<String> needs(Clause clause, Profile profile) {
    Set<String> needs = new TreeSet<>(clause.applicability().needs(profile));
    needs.addAll(document(clause.document()).orElseThrow().applicability().needs(profile));
    return needs;
  }

  /**
   * The id of the paragraph to cite for a requirement: where a document prints it for several
   * deployments, that of the one known.
   */
  public String cited(Clause clause, Profile profile) {
    if (clause.traces().size() < 2 || profile.deployment().isEmpty()) {
      return clause.id();
    }
    List<Document.Chapter> about =
        document(clause.document()).orElseThrow().chapters().stream()
            .filter(one -> one.deployment().equals(profile.deployment()))
            .toList();
    String prefix = clause.document() + "-";
    return clause.traces().stream()
        .filter(id -> id.startsWith(prefix))
        .filter(id -> about.stream().anyMatch(one -> one.holds(id.substring(prefix.length()))))
        .findFirst()
        .orElse(clause.id());
  }

  private static <T> void add(Map<String, List<T>> map, String key, T value) {
    map.computeIfAbsent(key, _ -> new ArrayList<>()).add(value);
  }
}
