/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store;

import io.yunheng.access.RandomId;
import io.yunheng.fault.FaultException;
import io.yunheng.store.disk.DataFolder;
import io.yunheng.store.disk.EvidenceFiles;
import io.yunheng.store.key.InstallationKey;
import io.yunheng.store.sql.LeaseRow;
import io.yunheng.store.sql.PostgresServer;
import io.yunheng.store.sql.ServerLock;
import io.yunheng.store.sql.SqlConnections;
import io.yunheng.store.sql.SqlStore;
import io.yunheng.store.sql.SqliteFile;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** An installation that is open. Its tables may be used by several threads. */
public final class Store implements AutoCloseable {
  private static final String KEY = "installation.key";

  private final SqlStore sql;
  private final DataFolder folder;
  private final EvidenceFiles files;
  private final ServerLease lease;
  private final Installation installation;
  private final InstallationKey key;
  private final Optional<Path> upgradeCopy;
  private final AtomicBoolean closed = new AtomicBoolean();

  private Store(
      SqlStore sql,
      DataFolder folder,
      EvidenceFiles files,
      ServerLease lease,
      Installation installation,
      InstallationKey key,
      Optional<Path> upgradeCopy) {
    this.sql = sql;
    this.folder = folder;
    this.files = files;
    this.lease = lease;
    this.installation = installation;
    this.key = key;
    this.upgradeCopy = upgradeCopy;
  }

  /**
   * Opens an installation, or makes it; brings its schema up to date.
   *
   * @param clock asked for every moment that is kept
   * @param random for ids, salts and keys
   * @throws FaultException where it cannot be used: its codes begin with {@code INSTALLATION_}
   */
  public static Store open(
      InstallationSettings settings, InstantSource clock, SecureRandom random) {
    DataFolder folder = DataFolder.open(settings.folder());
    ServerLock lock = ServerLock.take(folder);
    SqlConnections connections = null;
    try {
      connections =
          settings.postgres().isPresent()
              ? PostgresServer.open(settings.postgres().get(), folder, settings.dumpMade())
              : SqliteFile.open(folder);
      LeaseRow row = new LeaseRow(RandomId.draw(random).text(), settings.host());
      Optional<Path> copy = upgrade(connections, lock, row, clock.millis());
      SqlStore sql = new SqlStore(connections, clock, random, row);
      Path keyFile = settings.keyFile().orElseGet(() -> folder.folder("keys").resolve(KEY));
      Optional<Installation> there = sql.read(InstallationRow::find);
      InstallationKey key =
          there.isPresent()
              ? InstallationKey.read(keyFile, random)
              : InstallationKey.makeOrRead(keyFile, random);
      if (there.isPresent()) {
        key.verify(sql.read(InstallationRow::keyCheck));
      }
      Installation installation =
          there.orElseGet(() -> sql.write(tx -> InstallationRow.make(tx, settings.example(), key)));
      EvidenceFiles files = new EvidenceFiles(folder, settings.diskReserve());
      files.tidy(sql.read(UploadTable::ids));
      ServerLease lease = new ServerLease(sql, row, lock);
      return new Store(sql, folder, files, lease, installation, key, copy);
    } catch (RuntimeException e) {
      FaultException fault =
          connections == null || e instanceof FaultException ? null : connections.failed(e);
      if (connections != null) {
        connections.close();
      }
      lock.close();
      throw fault == null ? e : fault;
    }
  }

  private static Optional<Path> upgrade(
      SqlConnections connections, ServerLock lock, LeaseRow row, long now) {
    if (connections.present()) {
      connections.writing().useTransaction(handle -> row.refuseWhereHeld(handle, now, lock.dead()));
    }
    Optional<Path> copy = connections.upgrade(now, SqlConnections.SCHEMA);
    lock.announce(row, now);
    connections.writing().useTransaction(handle -> row.take(handle, now, lock.dead()));
    lock.settle(row, now);
    return copy;
  }

  /** The installation itself. */
  public Installation installation() {
    return installation;
  }

  /** Where the copy of the database is that was made before its schema was upgraded just now. */
  public Optional<Path> upgradeCopy() {
    return upgradeCopy;
  }

  /** By which this server holds the installation. */
  public ServerLease lease() {
    return lease;
  }

  /** Accounts. */
  public PeopleTable people() {
    return new PeopleTable(sql);
  }

  /** What is asked of people in cases. */
  public RequestTable requests() {
    return new RequestTable(sql);
  }

  /** What people wrote about items and objects of cases. */
  public RecordTable records() {
    return new RecordTable(sql);
  }

  /** Passwords. */
  public PasswordTable passwords() {
    return new PasswordTable(sql);
  }

  /** Organisations. */
  public OrganisationTable organisations() {
    return new OrganisationTable(sql);
  }

  /** Who belongs to which organisation. */
  public MembershipTable memberships() {
    return new MembershipTable(sql);
  }

  /** Which roles were granted. */
  public GrantTable grants() {
    return new GrantTable(sql);
  }

  /** Links that were handed out. */
  public InvitationTable invitations() {
    return new InvitationTable(sql);
  }

  /** Who is logged in. */
  public SessionTable sessions() {
    return new SessionTable(sql);
  }

  /** Wrong guesses at log-ins, by address. */
  public AttemptTable attempts() {
    return new AttemptTable(sql);
  }

  /** Time-based codes and recovery codes. */
  public FactorTable factors() {
    return new FactorTable(sql, key);
  }

  /** Passkeys. */
  public PasskeyTable passkeys() {
    return new PasskeyTable(sql);
  }

  /** What log-ins and registrations wait for. */
  public ChallengeTable challenges() {
    return new ChallengeTable(sql, key);
  }

  /** Accounts at other identity providers. */
  public OutsideAccountTable outsideAccounts() {
    return new OutsideAccountTable(sql);
  }

  /** Settings made in the pages. */
  public SettingTable settings() {
    return new SettingTable(sql, installation.id());
  }

  /** Cases. */
  public CaseTable cases() {
    return new CaseTable(sql);
  }

  /** Evidence of cases. */
  public EvidenceTable evidence() {
    return new EvidenceTable(sql, files);
  }

  /** Uploads of evidence. */
  public UploadTable uploads() {
    return new UploadTable(sql, files);
  }

  /** Evidence and uploads, for the server that looks after them. */
  public EvidenceUpkeep upkeep() {
    return new EvidenceUpkeep(sql, files);
  }

  /** How clouds are reached. */
  public CloudTable clouds() {
    return new CloudTable(sql, key);
  }

  /** Jobs, for people. */
  public JobTable jobs() {
    return new JobTable(sql);
  }

  /** Jobs, for who runs them. */
  public JobQueue queue() {
    return new JobQueue(sql);
  }

  /** Registers as rows and cells. */
  public RegisterTable registers() {
    return new RegisterTable(sql);
  }

  /** When jobs are asked for by themselves. */
  public ScheduleTable schedules() {
    return new ScheduleTable(sql);
  }

  /** Assessments that were kept. */
  public RunTable runs() {
    return new RunTable(sql);
  }

  /** Heads of the acts, in files. */
  public HeadFiles heads() {
    return new HeadFiles(folder, acts());
  }

  /** What was done. */
  public ActTable acts() {
    return new ActTable(sql, installation.id());
  }

  /** Gives the installation back to who opens it next. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      try (sql) {
        lease.release();
      }
    }
  }
}
