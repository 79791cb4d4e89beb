/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server;

import io.yunheng.fault.Fault;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Language;
import io.yunheng.server.page.ServerTexts;
import io.yunheng.server.settings.ServeArguments;
import io.yunheng.server.settings.ServerSettings;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;

/** The program of {@code yunheng serve}: runs until it is told to stop. */
public final class ServerMain {
  private ServerMain() {}

  /** Starts, or ends the process with the exit code of what is wrong. */
  public static void main(String[] arguments) {
    Console console = new Console(System.out, System.err);
    Language language = Console.language(List.of(arguments));
    try {
      run(ServeArguments.read(List.of(arguments)), console);
    } catch (FaultException e) {
      System.exit(console.faults(e.faults(), language));
    }
  }

  private static void run(ServeArguments arguments, Console console) {
    ServerTexts texts = ServerTexts.load(arguments.language());
    if (arguments.help()) {
      console.say(texts.of("start.usage"));
      return;
    }
    SampleProgram sample = new SampleProgram(console, arguments, System.getenv());
    switch (arguments.sample()) {
      case NONE -> {
        ServerSettings settings =
            ServerSettings.read(
                arguments.file(),
                System.getenv(),
                arguments.flags(),
                Path.of(System.getProperty("user.home")));
        served(
            YunhengServer.start(settings, InstantSource.system(), new SecureRandom()),
            settings,
            arguments,
            console);
      }
      case SERVED -> {
        ServerSettings settings = sample.settings();
        served(sample.serve(settings), settings, arguments, console);
      }
      case CHECKED -> {
        sample.check();
        System.exit(0);
      }
    }
  }

  private static void served(
      YunhengServer server, ServerSettings settings, ServeArguments arguments, Console console) {
    ServerTexts texts = ServerTexts.load(arguments.language());
    server.whenLost(
        () ->
            System.exit(
                console.faults(
                    List.of(Fault.of(FaultCode.INSTALLATION_LOST, "host", "-")),
                    arguments.language())));
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(server::close));
    console.say(texts.of("start.at", server.origin().toString()));
    console.say(texts.of("start.data", settings.data().folder().toString()));
    console.say(
        texts.of(
            "start.management",
            "http://"
                + settings.management().address().getHostString()
                + ":"
                + server.managementPort()));
    server.fingerprint().ifPresent(one -> console.say(texts.of("start.fingerprint", one)));
    server.setUpLink().ifPresent(link -> console.say(texts.of("start.set-up", link)));
  }
}
