/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs.comparison;

import io.yunheng.database.ComparisonOptions;
import io.yunheng.database.ComparisonReport;
import io.yunheng.database.DatabaseAddress;
import io.yunheng.database.DatabaseComparison;
import io.yunheng.database.DatabaseContent;
import io.yunheng.database.DatabaseLogin;
import io.yunheng.database.DatabaseRecord;
import io.yunheng.database.Password;
import io.yunheng.estate.EstateReader;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.files.BoundedFile;
import io.yunheng.files.ReplacedFile;
import io.yunheng.fixity.Algorithm;
import io.yunheng.fixity.DigestEngine;
import io.yunheng.jobs.CompareRequest;
import io.yunheng.jobs.DatabaseAccess;
import io.yunheng.jobs.TreeAspects;
import io.yunheng.jobs.work.JobContext;
import io.yunheng.migration.ComparedSide;
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
import io.yunheng.run.Phase;
import io.yunheng.run.Unit;
import io.yunheng.run.Workers;
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
 * @param rules with the texts of findings
 * @param work a folder for what is being worked on
 * @param now by this machine's clock
 */
record CompareDispatch(
    JobContext context, CompareRequest request, MigrationRules rules, Path work, Instant now) {
  private static final int LARGEST_MAPPING = 1 << 22;
  private static final int LARGEST_RECORD = 1 << 26;
  private static final long SORT_BYTES = 32L << 20;
  private static final int CELL_BYTES = 1 << 24;
  private static final int SORTED_ROWS_BYTES = 1 << 26;
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
        DatabaseLogin there = login(before, request.databases().source());
        DatabaseLogin here = login(after, request.databases().target());
        yield found(
            DatabaseComparison.of(there, here, options(names.databases()), context.progress()));
      }
      case Address.DatabaseFile(Path file)
          when target instanceof Address.Database(DatabaseAddress after) -> {
        DatabaseRecord record =
            DatabaseRecord.read(
                BoundedFile.bytes(file, file.toString(), LARGEST_RECORD), file.toString());
        yield found(
            DatabaseContent.compare(
                record,
                login(after, request.databases().target()),
                options(names.databases()),
                context.progress()));
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
    if (request.mapping().isEmpty()) {
      return new Mapping(EstateMapping.none(), HostMapping.none(), NameMapping.none());
    }
    Path file = request.mapping().get();
    String name = file.toString();
    byte[] bytes = BoundedFile.bytes(file, name, LARGEST_MAPPING);
    return new Mapping(
        EstateMapping.read(bytes, name),
        HostMapping.read(bytes, name),
        NameMapping.read(bytes, name));
  }

  private MoveComparison found(ComparisonReport report) {
    return DatabaseFindings.of(report, rules, now);
  }

  private static List<HostCollection> hosts(List<Path> files) {
    List<HostCollection> hosts = new ArrayList<>();
    for (Path file : files) {
      hosts.add(HostReader.read(file));
    }
    return hosts;
  }

  private MoveComparison trees(Path before, Path after) throws InterruptedException {
    TreeAspects trees = request.trees();
    try (Workers.Share share = context.threads(trees.threads());
        DigestEngine engine = context.digests()) {
      TreeComparison.Options options =
          new TreeComparison.Options(trees.permissions(), trees.owners(), share.threads(), work);
      return TreeComparison.between(before, after, options, rules, engine, context.progress(), now);
    }
  }

  private MoveComparison objects(Address source, Address target) throws InterruptedException {
    boolean tree = source instanceof Address.Tree || target instanceof Address.Tree;
    boolean contents = StoreAccess.contents(request.objects(), tree);
    StoreAccess access = new StoreAccess(context.secrets().values(), request.objects().proxy());
    try (Workers.Share share = context.threads(request.trees().threads());
        DigestEngine engine = context.digests();
        Opened before = opened(source, access, true, contents, engine, share.threads());
        Opened after = opened(target, access, false, contents, engine, share.threads())) {
      if (before.store().isPresent() && source.equals(target) && access.alike()) {
        throw FaultException.of(FaultCode.COMPARE_SAME, "address", source.shown());
      }
      ObjectFindings findings = new ObjectFindings(rules);
      context.progress().begin(Phase.of("compare-objects"));
      ObjectComparison.Summary summary =
          ObjectComparison.of(
              before.side(),
              after.side(),
              request.objects().types(),
              work,
              SORT_BYTES,
              difference -> {
                findings.accept(difference);
                context.progress().count(Unit.OBJECTS, 1);
              });
      return findings.comparison(named(source), named(target), summary);
    } catch (IOException e) {
      throw ReplacedFile.failed(work, e);
    }
  }

  private record Opened(ObjectSide side, Optional<ObjectStore> store) implements AutoCloseable {
    @Override
    public void close() {
      store.ifPresent(ObjectStore::close);
    }
  }

  private Opened opened(
      Address address,
      StoreAccess access,
      boolean source,
      boolean contents,
      DigestEngine engine,
      int threads)
      throws InterruptedException {
    if (address instanceof Address.Store(ObjectAddress objectAddress)) {
      ObjectStore store = access.open(objectAddress, source);
      return new Opened(
          contents
              ? new ObjectSide.Contents(store, DIGESTS, engine, threads)
              : new ObjectSide.Listed(store, request.objects().versions()),
          Optional.of(store));
    }
    return new Opened(
        new ObjectSide.Tree(Path.of(address.shown()), DIGESTS, engine, threads), Optional.empty());
  }

  private DatabaseLogin login(DatabaseAddress address, DatabaseAccess.Side side) {
    if (side.passwordSecret().isPresent() && side.passwordFile().isPresent()) {
      throw FaultException.of(FaultCode.USAGE_INVALID, "problem", "-password-env, -password-file");
    }
    Password password =
        side.passwordSecret()
            .<Password>map(Password.OfVariable::new)
            .or(() -> side.passwordFile().map(Password.OfFile::new))
            .orElseGet(Password.None::new);
    return new DatabaseLogin(
        address,
        password,
        context.secrets().values(),
        request.databases().drivers(),
        side.schemas());
  }

  private ComparisonOptions options(NameMapping names) {
    DatabaseAccess databases = request.databases();
    ComparisonOptions options =
        ComparisonOptions.standard(work)
            .mapped(names.lines())
            .within(databases.rows(), CELL_BYTES, SORTED_ROWS_BYTES)
            .streams(databases.streams());
    options = databases.serverDigests() ? options : options.readingRows();
    options = databases.showValues() ? options.showingValues() : options;
    return databases.zone().isPresent() ? options.in(databases.zone().get()) : options;
  }

  private ComparedSide named(Address address) {
    return new ComparedSide(address.shown(), Optional.of(now), Optional.empty());
  }
}
