/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover;

import io.yunheng.database.DatabaseLogin;
import io.yunheng.database.DatabaseRecord;
import io.yunheng.inspection.InspectionLimits;
import io.yunheng.inspection.PgRestore;
import io.yunheng.inspection.QemuImg;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Requests that files are opened, decrypted and restored, in addition to comparing digests.
 *
 * @param servers into which dumps are restored, at most one of each engine; none if they are not
 * @param records of databases of which there are dumps
 * @param into a file with a line of JSON for each file that was checked
 * @param limits of each file
 */
public record DeepRequest(
    KeyRing keys,
    List<DatabaseLogin> servers,
    List<Recorded> records,
    Optional<Path> into,
    InspectionLimits limits,
    QemuImg disks,
    PgRestore dumps) {
  private static final int LEAST = 1 << 25;
  private static final int SHARE = 16;
  private static final int KEPT = 20;

  /** Parts of the memory that one file at a time may take. */
  private static final int AT_A_TIME = 4;

  /**
   * A record of a database.
   *
   * @param path of the dump of it, in the manifest; empty for any dump
   */
  public record Recorded(String path, DatabaseRecord record) {}

  public DeepRequest {
    servers = List.copyOf(servers);
    records = List.copyOf(records);
  }

  /** Checks with what is installed on this machine, within what memory there is. */
  public static DeepRequest of(KeyRing keys, Optional<Path> into) {
    return new DeepRequest(
        keys,
        List.of(),
        List.of(),
        into,
        limits(Runtime.getRuntime().maxMemory()),
        QemuImg.installed(),
        PgRestore.installed());
  }

  /** The same with dumps restored, and compared with records. */
  public DeepRequest restoring(List<DatabaseLogin> into, List<Recorded> of) {
    return new DeepRequest(keys, into, of, this.into, limits, disks, dumps);
  }

  /**
   * The usual limits, as far as memory goes.
   *
   * @param heap in bytes
   */
  static InspectionLimits limits(long heap) {
    InspectionLimits usual = InspectionLimits.STANDARD;
    int memory = Math.clamp(heap / SHARE, LEAST, usual.memory());
    return new InspectionLimits(
        usual.ratio(),
        usual.bytes(),
        usual.entries(),
        usual.depth(),
        usual.time(),
        memory,
        Math.min(memory, usual.document()),
        KEPT);
  }

  /** How many files at a time memory is enough for. */
  public int atOnce(int threads) {
    long most = Runtime.getRuntime().maxMemory() / AT_A_TIME / limits.memory();
    return Math.clamp(most, 1, threads);
  }

  /** The record of the database that the file at a path is a dump of. */
  public Optional<DatabaseRecord> record(String path) {
    return records.stream()
        .filter(one -> one.path().equals(path))
        .findFirst()
        .or(() -> records.stream().filter(one -> one.path().isEmpty()).findFirst())
        .map(Recorded::record);
  }
}
