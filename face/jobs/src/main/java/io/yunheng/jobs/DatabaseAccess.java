/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs;

import io.yunheng.jobs.work.SourceText;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How two databases are got into, and what of them is compared.
 *
 * @param source how the source is got into
 * @param target how the target is got into
 * @param drivers a folder with drivers of databases
 * @param zone that times without one are read in; empty if they are compared as they are
 * @param showValues whether the result may show values
 * @param serverDigests whether the servers may compute digests of ranges of rows
 * @param streams that read a table side by side, 1 to 16
 * @param rows that are named in the result at most, 0 to 1,000,000
 */
public record DatabaseAccess(
    Side source,
    Side target,
    Optional<Path> drivers,
    Optional<ZoneId> zone,
    boolean showValues,
    boolean serverDigests,
    int streams,
    int rows) {
  /** Streams where nobody says otherwise. */
  public static final int USUAL_STREAMS = 1;

  /** Rows that are named where nobody says otherwise. */
  public static final int USUAL_ROWS = 1_000;

  /** Whoever needs no password, compared as usual. */
  public static final DatabaseAccess NONE =
      new DatabaseAccess(
          Side.NONE,
          Side.NONE,
          Optional.empty(),
          Optional.empty(),
          false,
          false,
          USUAL_STREAMS,
          USUAL_ROWS);

  private static final int MOST_STREAMS = 16;
  private static final int MOST_ROWS = 1_000_000;

  /**
   * One side.
   *
   * @param user of a {@code jdbc:} address
   * @param passwordSecret the name of the secret that is the password
   * @param passwordFile a file whose first line is the password
   * @param schemas that are read; empty for all
   */
  public record Side(
      Optional<String> user,
      Optional<String> passwordSecret,
      Optional<Path> passwordFile,
      List<String> schemas) {
    /** No password, all schemas. */
    public static final Side NONE =
        new Side(Optional.empty(), Optional.empty(), Optional.empty(), List.of());

    public Side {
      schemas = List.copyOf(schemas);
    }
  }

  public DatabaseAccess {
    if (streams < 1 || streams > MOST_STREAMS || rows < 0 || rows > MOST_ROWS) {
      throw new IllegalArgumentException("streams " + streams + ", rows " + rows);
    }
  }

  JobReach reach(String... addresses) {
    JobReach all = JobReach.NONE.also(drivers.stream().toList());
    for (Side side : List.of(source, target)) {
      all =
          all.also(side.passwordFile().stream().toList())
              .with(side.passwordSecret().stream().collect(Collectors.toSet()));
    }
    return all.sources(Arrays.stream(addresses).map(SourceText::whole).toList());
  }
}
