/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server;

import io.yunheng.access.Person;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Language;
import io.yunheng.files.BoundedFile;
import io.yunheng.files.ReplacedFile;
import io.yunheng.server.identity.AccountRecovery;
import io.yunheng.server.identity.InvitationDesk;
import io.yunheng.server.page.ServerTexts;
import io.yunheng.server.settings.MaintenanceArguments;
import io.yunheng.server.settings.ServerSettings;
import io.yunheng.store.ActHead;
import io.yunheng.store.ChainVerdict;
import io.yunheng.store.Store;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;

/**
 * The program of {@code yunheng audit} and {@code yunheng account}, without Spring, on an
 * installation whose server is stopped.
 */
public final class MaintenanceMain {
  private static final int LARGEST_HEAD = 4096;
  private static final int TOUCHED = 2;

  private final Console console;
  private final ServerTexts texts;
  private final MaintenanceArguments arguments;

  private MaintenanceMain(Console console, MaintenanceArguments arguments) {
    this.console = console;
    this.arguments = arguments;
    this.texts = ServerTexts.load(arguments.serve().language());
  }

  /** Does it, and ends the process: 0, 2 for a chain that was touched, or the code of a fault. */
  public static void main(String[] arguments) {
    Console console = new Console(System.out, System.err);
    Language language = Console.language(List.of(arguments));
    try {
      System.exit(
          new MaintenanceMain(console, MaintenanceArguments.read(List.of(arguments))).run());
    } catch (FaultException e) {
      System.exit(console.faults(e.faults(), language));
    }
  }

  private int run() {
    List<String> words = arguments.words();
    if (arguments.serve().help() || words.isEmpty()) {
      console.say(texts.of("maintenance.usage"));
      return 0;
    }
    ServerSettings settings =
        ServerSettings.read(
            arguments.serve().file(),
            System.getenv(),
            arguments.serve().flags(),
            Path.of(System.getProperty("user.home")));
    SecureRandom random = new SecureRandom();
    try (Store store =
        Store.open(YunhengServer.installation(settings), InstantSource.system(), random)) {
      if (words.equals(List.of("audit", "verify"))) {
        return verify(store);
      }
      if (words.equals(List.of("audit", "head"))) {
        return head(store);
      }
      if (words.size() == 3 && words.subList(0, 2).equals(List.of("account", "recover"))) {
        return recover(store, settings, random, words.getLast());
      }
    }
    throw FaultException.of(
        FaultCode.USAGE_UNKNOWN,
        "what",
        String.join(" ", words),
        "near",
        "audit verify | audit head | account recover");
  }

  private int verify(Store store) {
    ChainVerdict verdict =
        arguments
            .file()
            .map(file -> store.acts().verify(kept(file)))
            .orElseGet(() -> store.acts().verify());
    return switch (verdict) {
      case ChainVerdict.Sound(long acts) -> {
        console.say(texts.of("acts.sound", Long.toString(acts)));
        yield 0;
      }
      case ChainVerdict.Touched touched -> {
        console.say(
            texts.of(
                "acts.touched",
                Long.toString(touched.sequence()),
                texts.of("flaw." + touched.flaw().code())));
        yield TOUCHED;
      }
    };
  }

  private static ActHead kept(Path file) {
    return ActHead.parse(BoundedFile.bytes(file, file.toString(), LARGEST_HEAD), file.toString());
  }

  private int head(Store store) {
    byte[] bytes = store.acts().head().bytes();
    if (arguments.file().isPresent()) {
      ReplacedFile.write(arguments.file().get(), out -> out.write(bytes));
    } else {
      console.say(new String(bytes, StandardCharsets.UTF_8).stripTrailing());
    }
    return 0;
  }

  private int recover(Store store, ServerSettings settings, SecureRandom random, String login) {
    InvitationDesk desk =
        new InvitationDesk(
            store,
            settings.people(),
            new PublicOrigin(settings.listen()),
            InstantSource.system(),
            random);
    String link = new AccountRecovery(store, desk).recover(login);
    console.say(texts.of("maintenance.recovered", Person.normal(login), link));
    return 0;
  }
}
