/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server;

import io.yunheng.fault.Fault;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Problems;
import io.yunheng.files.ReplacedFile;
import io.yunheng.files.TemporaryFolder;
import io.yunheng.server.job.JobRunner;
import io.yunheng.server.page.ServerTexts;
import io.yunheng.server.sample.SampleAccount;
import io.yunheng.server.sample.SampleCheck;
import io.yunheng.server.sample.SampleFolder;
import io.yunheng.server.sample.SampleMaker;
import io.yunheng.server.settings.DatabaseSettings;
import io.yunheng.server.settings.ServeArguments;
import io.yunheng.server.settings.ServerSettings;
import io.yunheng.server.settings.Setting;
import io.yunheng.server.settings.Transport;
import io.yunheng.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Makes, serves and checks the sample; for {@code yunheng serve --sample}. */
final class SampleProgram {
  /** Says of each worker process that it began and ended, which progress says already. */
  private static final Logger WORKERS = Logger.getLogger("io.yunheng.jobs");

  private static final String FOLDER = "~/.local/share/yunheng-sample";
  private static final String FREE_PORT = "127.0.0.1:0";
  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final long PATIENCE_MILLIS = 500;
  private static final int INTERRUPTED = 130;
  private static final long NANOS = 1_000_000_000L;

  private final Console console;
  private final ServerTexts texts;
  private final ServeArguments arguments;
  private final Map<String, String> environment;
  private final InstantSource clock = InstantSource.system();
  private final SecureRandom random = new SecureRandom();

  /**
   * A program that tells what it does.
   *
   * @param environment variables of the process
   */
  SampleProgram(Console console, ServeArguments arguments, Map<String, String> environment) {
    this.console = console;
    this.arguments = arguments;
    this.environment = Map.copyOf(environment);
    this.texts = ServerTexts.load(arguments.language());
  }

  /**
   * Makes the sample where it is not there, and serves it.
   *
   * @throws FaultException if it cannot
   */
  YunhengServer serve(ServerSettings settings) {
    try (SampleFolder folder = new SampleFolder(settings.data().folder())) {
      if (folder.made()) {
        console.say(texts.of("sample.there", folder.path().toString()));
      } else {
        tell(make(folder, settings));
      }
    } catch (InterruptedException e) {
      throw stopped(e);
    }
    return YunhengServer.startSample(settings, clock, random);
  }

  private static FaultException stopped(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new FaultException(Fault.of(FaultCode.INTERRUPTED), e);
  }

  /**
   * The settings, and what is refused of them.
   *
   * @throws FaultException with everything that is wrong with them
   */
  ServerSettings settings() {
    return settings(Map.of(), Map.of());
  }

  private ServerSettings settings(Map<Setting, String> flags, Map<Setting, String> variables) {
    Map<Setting, String> all = new EnumMap<>(Setting.class);
    all.put(Setting.DATA_FOLDER, FOLDER);
    all.putAll(flags);
    all.putAll(arguments.flags());
    Map<String, String> known = new HashMap<>();
    variables.forEach((setting, value) -> known.put(setting.variable(), value));
    known.putAll(environment);
    ServerSettings settings =
        ServerSettings.read(arguments.file(), known, all, Path.of(System.getProperty("user.home")));
    refuse(settings);
    return settings;
  }

  private static void refuse(ServerSettings settings) {
    Problems problems = new Problems();
    switch (settings.listen().transport()) {
      case Transport.Loopback() -> {}
      case Transport.SelfSigned() -> refuse(problems, "--self-signed");
      case Transport.Certificate _ -> refuse(problems, "--certificate");
      case Transport.BehindProxy _ -> refuse(problems, "--behind-proxy");
    }
    if (!settings.listen().address().getAddress().isLoopbackAddress()) {
      refuse(problems, "--listen " + settings.listen().address().getHostString());
    }
    if (settings.listen().publicAddress().isPresent()) {
      refuse(problems, "--public-address");
    }
    switch (settings.database()) {
      case DatabaseSettings.InFolder() -> {}
      case DatabaseSettings.Postgres _ -> refuse(problems, Setting.DATABASE_URL.code());
    }
    if (settings.data().keyFile().isPresent()) {
      refuse(problems, Setting.DATA_KEY_FILE.code());
    }
    problems.throwIfAny();
  }

  private static void refuse(Problems problems, String option) {
    problems.add(FaultCode.SAMPLE_OPTION_REFUSED, "option", option);
  }

  private List<SampleAccount> make(SampleFolder folder, ServerSettings settings)
      throws InterruptedException {
    long began = System.nanoTime();
    folder.begin();
    console.say(texts.of("sample.making", folder.path().toString()));
    List<SampleAccount> accounts;
    try (Store store =
            Store.open(YunhengServer.installation(settings).withExample(), clock, random);
        JobRunner jobs = new JobRunner(store, settings.jobs(), folder.path(), clock, random)) {
      Thread hook = Thread.ofPlatform().unstarted(() -> halt(jobs));
      Runtime.getRuntime().addShutdownHook(hook);
      WORKERS.setLevel(Level.WARNING);
      try {
        jobs.start();
        accounts = maker(store, jobs, settings).make();
      } finally {
        WORKERS.setLevel(Level.INFO);
        Runtime.getRuntime().removeShutdownHook(hook);
      }
    }
    folder.end();
    console.say(texts.of("sample.made", seconds(began)));
    return accounts;
  }

  private SampleMaker maker(Store store, JobRunner jobs, ServerSettings settings) {
    return new SampleMaker(
        store,
        jobs,
        clock,
        settings.people().zone(),
        random,
        arguments.language(),
        (step, of, what, about) ->
            console.say("[" + step + "/" + of + "] " + texts.of(what, about)));
  }

  private static String seconds(long began) {
    return Long.toString((System.nanoTime() - began) / NANOS + 1);
  }

  /** Ctrl-C while it is made: workers are ended, and what is there is begun anew. */
  private static void halt(JobRunner jobs) {
    try {
      Thread ending = Thread.ofPlatform().daemon().start(jobs::abandon);
      ending.join(PATIENCE_MILLIS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(INTERRUPTED);
  }

  private void tell(List<SampleAccount> accounts) {
    console.say(texts.of("sample.accounts"));
    for (SampleAccount one : accounts) {
      console.say(
          String.format(
              "  %-10s %s  %s",
              one.login(),
              one.password(),
              texts.of(
                  "sample.account",
                  one.name(),
                  one.organisation(),
                  String.join(texts.of("list.comma"), one.roles()))));
    }
  }

  /**
   * Does the sample's main job through its own pages, in a temporary folder where none is named.
   *
   * @throws FaultException with what is wrong
   */
  void check() {
    long began = System.nanoTime();
    console.say(texts.of("sample.check", Long.toString(LIMIT.toSeconds())));
    Thread here = Thread.currentThread();
    try (ScheduledExecutorService watch =
            Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
        TemporaryFolder temporary = TemporaryFolder.create("yunheng-sample-")) {
      var _ = watch.schedule(here::interrupt, LIMIT.toSeconds(), TimeUnit.SECONDS);
      try {
        check(temporary.path().resolve("data"));
      } finally {
        watch.shutdownNow();
      }
    } catch (InterruptedException e) {
      throw new FaultException(
          Fault.of(
              FaultCode.SAMPLE_CHECK_FAILED,
              "step",
              "time",
              "reason",
              "> " + LIMIT.toSeconds() + " s"),
          e);
    } catch (IOException e) {
      throw ReplacedFile.failed(TemporaryFolder.place(), e);
    }
    console.say(texts.of("sample.checked", seconds(began)));
  }

  private void check(Path temporary) throws InterruptedException {
    ServerSettings settings =
        settings(
            Map.of(Setting.DATA_FOLDER, temporary.toString(), Setting.LISTEN, FREE_PORT),
            Map.of(Setting.MANAGEMENT_LISTEN, FREE_PORT));
    List<SampleAccount> accounts;
    try (SampleFolder folder = new SampleFolder(settings.data().folder())) {
      accounts = make(folder, settings);
    }
    if (arguments.flags().containsKey(Setting.DATA_FOLDER)) {
      tell(accounts);
    }
    try (YunhengServer server = YunhengServer.startSample(settings, clock, random)) {
      new SampleCheck(
              server.origin(), accounts, step -> console.say(texts.of("sample.check.step." + step)))
          .run();
    }
  }
}
