/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs;

import io.yunheng.estate.Coverage;
import io.yunheng.estate.Estate;
import io.yunheng.estate.Kind;
import java.io.Writer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An estate, and what it does not hold.
 *
 * @param file where it lies
 * @param address its address
 * @param collected whether this job wrote the file
 * @param signature the file of its signature, if this job signed it
 */
public record EstateResult(
    Estate estate, Path file, String address, boolean collected, Optional<Path> signature)
    implements JobResult {
  private record Summary(
      String file,
      String address,
      String name,
      String cloud,
      String collectedAt,
      String viewpoint,
      long resources,
      Map<String, Integer> kinds,
      List<IncompletePart> incomplete) {}

  private record IncompletePart(
      String kind, String scope, String status, String reason, String need) {
    static IncompletePart of(Coverage coverage) {
      return new IncompletePart(
          coverage.kind().code(),
          coverage.scope(),
          coverage.status().code(),
          coverage.reason(),
          coverage.need());
    }
  }

  /** What could not be read, or not wholly. */
  public List<Coverage> incomplete() {
    return estate.coverages().stream().filter(coverage -> !coverage.complete()).toList();
  }

  @Override
  public Standing standing() {
    return incomplete().isEmpty() ? Standing.CLEAN : Standing.OPEN;
  }

  @Override
  public List<Path> files() {
    return collected ? Stream.concat(Stream.of(file), signature.stream()).toList() : List.of();
  }

  @Override
  public void write(Writer out) {
    Map<String, Integer> kinds = new LinkedHashMap<>();
    for (Kind kind : Kind.values()) {
      int count = estate.all(kind).size();
      if (count > 0) {
        kinds.put(kind.code(), count);
      }
    }
    ResultJson.write(
        out,
        new Summary(
            file.toString(),
            address,
            estate.header().name(),
            estate.header().cloud(),
            estate.header().collectedAt().toString(),
            estate.header().viewpoint(),
            estate.size(),
            kinds,
            incomplete().stream().map(IncompletePart::of).toList()));
  }
}
