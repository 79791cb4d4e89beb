/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli.compare;

import io.yunheng.cli.DigestSwitch;
import io.yunheng.cli.Terminal;
import io.yunheng.database.ComparisonReport;
import io.yunheng.database.DatabaseAddress;
import io.yunheng.database.DatabaseComparison;
import io.yunheng.database.DatabaseContent;
import io.yunheng.database.DatabaseLogin;
import io.yunheng.database.DatabaseRecord;
import io.yunheng.estate.EstateReader;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.files.BoundedFile;
import io.yunheng.files.ReplacedFile;
import io.yunheng.fixity.Algorithm;
import io.yunheng.fixity.DigestEngine;
import io.yunheng.migration.DatabaseFindings;
import io.yunheng.migration.EstateComparison;
import io.yunheng.migration.EstateMapping;
import io.yunheng.migration.HostCollection;
import io.yunheng.migration.HostComparison;
import io.yunheng.migration.HostMapping;
import io.yunheng.migration.HostReader;
import io.yunheng.migration.MigrationRules;
import io.yunheng.migration.MoveComparison;
import io.yunheng.migration.NameMapping;
import io.yunheng.migration.ObjectFindings;
import io.yunheng.migration.TreeComparison;
import io.yunheng.stores.ObjectAddress;
import io.yunheng.stores.ObjectComparison;
import io.yunheng.stores.ObjectSide;
import io.yunheng.stores.ObjectStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Compares two things of whichever kind they are.
 *
 * @param now by this machine's clock
 */
record CompareDispatch(
    Terminal terminal,
    MigrationRules book,
    Optional<Path> mapping,
    TreeOptions trees,
    ObjectOptions objects,
    DatabaseOptions databases,
    Path work,
    Instant now) {
  private static final int LARGEST_MAPPING = 1 << 22;
  private static final int LARGEST_RECORD = 1 << 26;
  private static final long SORT_BYTES = 32L << 20;
  private static final Set<Algorithm> DIGESTS = EnumSet.of(Algorithm.SHA_256);

  MoveComparison of(Address source, Address target) throws InterruptedException {
    if (source.same(target)) {
      throw FaultException.of(FaultCode.COMPARE_SAME, "address", source.shown());
    }
    Mapping names = names();
    return switch (source) {
      case Address.Tree(Path before) when target instanceof Address.Tree(Path after) ->
          trees(before, after);
      case Address.Tree _ when target instanceof Address.Store -> objects(source, target);
      case Address.Store _ when target instanceof Address.Tree || target instanceof Address.Store ->
          objects(source, target);
      case Address.Database(DatabaseAddress before)
          when target instanceof Address.Database(DatabaseAddress after) -> {
        DatabaseLogin there = databases.login(before, true);
        DatabaseLogin here = databases.login(after, false);
        yield found(
            DatabaseComparison.of(
                there,
                here,
                databases.options(names.databases(), work),
                new CompareProgress(terminal)));
      }
      case Address.DatabaseFile(Path file)
          when target instanceof Address.Database(DatabaseAddress after) -> {
        DatabaseRecord record =
            DatabaseRecord.read(
                BoundedFile.bytes(file, file.toString(), LARGEST_RECORD), file.toString());
        yield found(
            DatabaseContent.compare(
                record,
                databases.login(after, false),
                databases.options(names.databases(), work),
                new CompareProgress(terminal)));
      }
      case Address.EstateFile(Path before) when target instanceof Address.EstateFile(Path after) ->
          EstateComparison.between(
              EstateReader.readAddressed(before),
              EstateReader.readAddressed(after),
              names.estates());
      case Address.Hosts(List<Path> before)
          when target instanceof Address.Hosts(List<Path> after) ->
          HostComparison.between(hosts(before), hosts(after), names.hosts(), now);
      case Address.Tree _,
          Address.Store _,
          Address.Database _,
          Address.DatabaseFile _,
          Address.EstateFile _,
          Address.Hosts _ ->
          throw FaultException.of(
              FaultCode.COMPARE_KINDS_DIFFER,
              "source",
              source.shown(),
              "sourceKind",
              source.word(),
              "target",
              target.shown(),
              "targetKind",
              target.word());
    };
  }

  private record Mapping(EstateMapping estates, HostMapping hosts, NameMapping databases) {}

  private Mapping names() {
    if (mapping.isEmpty()) {
      return new Mapping(EstateMapping.none(), HostMapping.none(), NameMapping.none());
    }
    String name = mapping.get().toString();
    byte[] bytes = BoundedFile.bytes(mapping.get(), name, LARGEST_MAPPING);
    return new Mapping(
        EstateMapping.read(bytes, name),
        HostMapping.read(bytes, name),
        NameMapping.read(bytes, name));
  }

  private MoveComparison found(ComparisonReport report) {
    return DatabaseFindings.of(report, book, now);
  }

  private static List<HostCollection> hosts(List<Path> files) {
    List<HostCollection> hosts = new ArrayList<>();
    for (Path file : files) {
      hosts.add(HostReader.read(file));
    }
    return hosts;
  }

  private MoveComparison trees(Path before, Path after) throws InterruptedException {
    try (DigestEngine engine = DigestSwitch.engine(System.getenv())) {
      return TreeComparison.between(
          before, after, trees.options(work), book, engine, new CompareProgress(terminal), now);
    }
  }

  private MoveComparison objects(Address source, Address target) throws InterruptedException {
    boolean tree = source instanceof Address.Tree || target instanceof Address.Tree;
    boolean read = objects.read(tree);
    try (DigestEngine engine = DigestSwitch.engine(System.getenv());
        Opened before = opened(source, true, read, engine);
        Opened after = opened(target, false, read, engine)) {
      Optional<ObjectAddress> there = before.store().map(ObjectStore::address);
      if (there.isPresent() && sameStore(source, target)) {
        throw FaultException.of(FaultCode.COMPARE_SAME, "address", source.shown());
      }
      CompareProgress progress = new CompareProgress(terminal);
      ObjectFindings findings = new ObjectFindings(book);
      terminal.note(terminal.text("compare.progress.listing"));
      long[] told = new long[1];
      ObjectComparison.Summary summary =
          ObjectComparison.of(
              before.side(),
              after.side(),
              objects.types(),
              work,
              SORT_BYTES,
              difference -> {
                findings.accept(difference);
                progress.differences(++told[0]);
              });
      return findings.comparison(named(source), named(target), summary);
    } catch (IOException e) {
      throw ReplacedFile.failed(work, e);
    }
  }

  /** Equal addresses are one store only if both sides are got into alike. */
  private static boolean sameStore(Address source, Address target) {
    return source.equals(target)
        && ObjectOptions.environment(System.getenv(), "YUNHENG_SOURCE_")
            .equals(ObjectOptions.environment(System.getenv(), "YUNHENG_TARGET_"));
  }

  private record Opened(ObjectSide side, Optional<ObjectStore> store) implements AutoCloseable {
    @Override
    public void close() {
      store.ifPresent(ObjectStore::close);
    }
  }

  private Opened opened(Address address, boolean source, boolean read, DigestEngine engine)
      throws InterruptedException {
    if (address instanceof Address.Store(ObjectAddress objectAddress)) {
      ObjectStore store = objects.open(objectAddress, source);
      return new Opened(
          read
              ? new ObjectSide.Contents(store, DIGESTS, engine, trees.threads())
              : new ObjectSide.Listed(store, objects.versions()),
          Optional.of(store));
    }
    return new Opened(
        new ObjectSide.Tree(Path.of(address.shown()), DIGESTS, engine, trees.threads()),
        Optional.empty());
  }

  private io.yunheng.migration.ComparedSide named(Address address) {
    return new io.yunheng.migration.ComparedSide(
        address.shown(), Optional.of(now), Optional.empty());
  }
}
