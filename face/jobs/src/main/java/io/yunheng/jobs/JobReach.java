/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs;

import io.yunheng.jobs.work.JobFiles;
import io.yunheng.jobs.work.SourceText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a request has to be let at; all else a worker process can be kept from.
 *
 * @param reads files and folders that are read
 * @param writes folders that are changed beside the target of the result
 * @param network whether it names an address
 * @param secrets names of the secrets that it may want; one that ends in {@code *} is the beginning
 *     of names
 */
public record JobReach(List<Path> reads, List<Path> writes, boolean network, Set<String> secrets) {
  /** Nothing. */
  public static final JobReach NONE = new JobReach(List.of(), List.of(), false, Set.of());

  public JobReach {
    reads = List.copyOf(reads);
    writes = List.copyOf(writes);
    secrets = Set.copyOf(secrets);
  }

  /** These files and folders only. */
  static JobReach reading(Path... paths) {
    return new JobReach(List.of(paths), List.of(), false, Set.of());
  }

  /** Further files and folders are read. */
  public JobReach also(List<Path> more) {
    List<Path> all = new ArrayList<>(reads);
    all.addAll(more);
    return new JobReach(all, writes, network, secrets);
  }

  /** Files that are named, and the network and what stores are got into with where others are. */
  JobReach sources(List<SourceText> sources) {
    JobReach all = also(sources.stream().filter(SourceText::file).map(SourceText::path).toList());
    return sources.stream().allMatch(SourceText::file)
        ? all
        : all.withNetwork(JobFiles.STORE_SECRETS);
  }

  JobReach changing(Path folder) {
    List<Path> all = new ArrayList<>(writes);
    all.add(folder);
    return new JobReach(reads, all, network, secrets);
  }

  JobReach withNetwork(Set<String> wanted) {
    Set<String> all = new TreeSet<>(secrets);
    all.addAll(wanted);
    return new JobReach(reads, writes, true, all);
  }

  JobReach with(Set<String> wanted) {
    Set<String> all = new TreeSet<>(secrets);
    all.addAll(wanted);
    return new JobReach(reads, writes, network, all);
  }
}
