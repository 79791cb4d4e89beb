/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.database;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How databases are compared.
 *
 * @param schemas what a schema of the source is called in the target, where it is not the same
 * @param tables likewise for tables, as {@code schema.table}
 * @param foldNames whether names that differ only in case may stand for the same thing
 * @param showValues whether differing values are in the result; they may be personal
 * @param normalise whether text is compared in Unicode's normal form C
 * @param zone in which times without a zone are, where they meet times with one
 * @param serverDigests whether servers' own digests may be used
 * @param named differences of each table that are named; those beyond are only counted
 * @param cellBytes largest value that is read; a column with larger ones is not compared
 * @param sortBytes of memory for sorting each side of a table; what is beyond it is sorted on disk
 * @param streams tables at a time, where both sides can share a snapshot among connections
 * @param work folder for what is sorted on disk
 */
public record ComparisonOptions(
    Map<String, String> schemas,
    Map<String, String> tables,
    boolean foldNames,
    boolean showValues,
    boolean normalise,
    Optional<ZoneId> zone,
    boolean serverDigests,
    int named,
    int cellBytes,
    int sortBytes,
    int streams,
    Path work) {
  private static final int MOST_STREAMS = 16;

  public ComparisonOptions {
    schemas = Map.copyOf(schemas);
    tables = Map.copyOf(tables);
    if (named < 0 || cellBytes < 1024 || cellBytes > 1 << 29 || sortBytes < 1 << 16) {
      throw new IllegalArgumentException("options");
    }
    if (sortBytes > 1 << 30 || streams < 1 || streams > MOST_STREAMS) {
      throw new IllegalArgumentException("options");
    }
  }

  /** The usual ones. */
  public static ComparisonOptions standard(Path work) {
    return new ComparisonOptions(
        Map.of(),
        Map.of(),
        true,
        false,
        false,
        Optional.empty(),
        true,
        1_000,
        1 << 24,
        1 << 26,
        1,
        work);
  }

  /**
   * The same with names mapped.
   *
   * @param mapping lines of {@code schema=schema} or {@code schema.table=schema.table}
   * @throws FaultException if a line is neither or a name is there twice
   */
  public ComparisonOptions mapped(List<String> mapping) {
    Map<String, String> ofSchemas = new LinkedHashMap<>();
    Map<String, String> ofTables = new LinkedHashMap<>();
    for (String line : mapping) {
      String[] sides = line.strip().split("=", -1);
      if (sides.length != 2 || sides[0].isBlank() || sides[1].isBlank()) {
        throw FaultException.of(FaultCode.DATABASE_MAPPING_INVALID, "reason", line);
      }
      boolean table = sides[0].contains(".");
      if (table != sides[1].contains(".")
          || (table ? ofTables : ofSchemas).put(sides[0].strip(), sides[1].strip()) != null) {
        throw FaultException.of(FaultCode.DATABASE_MAPPING_INVALID, "reason", line);
      }
    }
    for (Map<String, String> one : List.of(ofSchemas, ofTables)) {
      if (new HashSet<>(one.values()).size() < one.size()) {
        throw FaultException.of(FaultCode.DATABASE_MAPPING_INVALID, "reason", one.toString());
      }
    }
    return new ComparisonOptions(
        ofSchemas,
        ofTables,
        foldNames,
        showValues,
        normalise,
        zone,
        serverDigests,
        named,
        cellBytes,
        sortBytes,
        streams,
        work);
  }

  /** The same with differing values in the result. */
  public ComparisonOptions showingValues() {
    return new ComparisonOptions(
        schemas,
        tables,
        foldNames,
        true,
        normalise,
        zone,
        serverDigests,
        named,
        cellBytes,
        sortBytes,
        streams,
        work);
  }

  /** The same with times without a zone taken to be in this one. */
  public ComparisonOptions in(ZoneId ofTimes) {
    return new ComparisonOptions(
        schemas,
        tables,
        foldNames,
        showValues,
        normalise,
        Optional.of(ofTimes),
        serverDigests,
        named,
        cellBytes,
        sortBytes,
        streams,
        work);
  }

  /** The same with every row read, whatever the servers could say. */
  public ComparisonOptions readingRows() {
    return new ComparisonOptions(
        schemas,
        tables,
        foldNames,
        showValues,
        normalise,
        zone,
        false,
        named,
        cellBytes,
        sortBytes,
        streams,
        work);
  }

  /** The same within these bounds. */
  public ComparisonOptions within(int mostNamed, int mostCellBytes, int mostSortBytes) {
    return new ComparisonOptions(
        schemas,
        tables,
        foldNames,
        showValues,
        normalise,
        zone,
        serverDigests,
        mostNamed,
        mostCellBytes,
        mostSortBytes,
        streams,
        work);
  }

  /** The same with so many tables at a time. */
  public ComparisonOptions streams(int tablesAtATime) {
    return new ComparisonOptions(
        schemas,
        tables,
        foldNames,
        showValues,
        normalise,
        zone,
        serverDigests,
        named,
        cellBytes,
        sortBytes,
        tablesAtATime,
        work);
  }
}
