/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli;

import io.yunheng.cli.arrangement.ArrangementCommand;
import io.yunheng.cli.assess.AssessCommand;
import io.yunheng.cli.bag.BagCommand;
import io.yunheng.cli.cases.CaseCommand;
import io.yunheng.cli.catalog.CatalogCommand;
import io.yunheng.cli.collect.CollectCommand;
import io.yunheng.cli.compare.CompareCommand;
import io.yunheng.cli.compare.HostsCommand;
import io.yunheng.cli.diff.DiffCommand;
import io.yunheng.cli.estate.EstateCommand;
import io.yunheng.cli.inspect.InspectCommand;
import io.yunheng.cli.manifest.KeyCommand;
import io.yunheng.cli.manifest.ManifestCommand;
import io.yunheng.cli.responsibility.ResponsibilityCommand;
import io.yunheng.cli.workbook.WorkbookCommand;
import io.yunheng.fault.Category;
import io.yunheng.fault.Fault;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Language;
import io.yunheng.fault.Producer;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.logging.LogManager;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command {@code yunheng}: reads the common options and hands over to a sub-command. */
@Command(
    name = "yunheng",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    usageHelpAutoWidth = true)
public final class Yunheng implements Runnable {
  private static final int INTERRUPTED = 130;

  /** Names the settings of the log; without them nothing is logged beside what a command prints. */
  private static final String LOGGING_SETTINGS = "java.util.logging.config.file";

  /** Authentication schemes that the JDK's HTTP client does not send to a proxy for a tunnel. */
  private static final String DISABLED_IN_TUNNELS = "jdk.http.auth.tunneling.disabledSchemes";

  private static final List<Class<?>> COMMANDS =
      List.of(
          ArrangementCommand.class,
          AssessCommand.class,
          BagCommand.class,
          CaseCommand.class,
          CatalogCommand.class,
          CollectCommand.class,
          CompareCommand.class,
          DiffCommand.class,
          EstateCommand.class,
          HostsCommand.class,
          InspectCommand.class,
          KeyCommand.class,
          ManifestCommand.class,
          ResponsibilityCommand.class,
          WorkbookCommand.class);

  private final PrintWriter out;
  private final PrintWriter err;

  @Option(names = "--lang", paramLabel = "zh|en", scope = ScopeType.INHERIT)
  private String language = Language.ZH.code();

  @Option(names = "--json", scope = ScopeType.INHERIT)
  private boolean json;

  @Option(names = "--worker", scope = ScopeType.INHERIT)
  private boolean worker;

  @Spec private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  private Yunheng(PrintWriter out, PrintWriter err) {
    this.out = out;
    this.err = err;
  }

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    System.setProperty(DISABLED_IN_TUNNELS, "");
    if (System.getProperty(LOGGING_SETTINGS) == null) {
      LogManager.getLogManager().reset();
    }
    PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    int code = runWithTemporaryFiles(out, err, arguments);
    out.flush();
    err.flush();
    System.exit(code);
  }

  private static int runWithTemporaryFiles(PrintWriter out, PrintWriter err, String... arguments) {
    try (TemporaryPlace _ = TemporaryPlace.take(System.getenv())) {
      return run(out, err, arguments);
    } catch (FaultException e) {
      new FaultPrinter(err, languageOf(arguments), wantsJson(arguments)).print(e.faults());
      return e.fault().code().category().exitCode();
    }
  }

  /** Runs a command in this process and returns its exit code. */
  public static int run(PrintWriter out, PrintWriter err, String... arguments) {
    Language language = languageOf(arguments);
    CommandLine line = commandLine(out, err, language, arguments);
    line.setParameterExceptionHandler(
        (problem, _) -> {
          FaultPrinter printer = new FaultPrinter(err, language, wantsJson(arguments));
          printer.print(List.of(usage(problem)));
          return Category.USAGE.exitCode();
        });
    line.setExecutionExceptionHandler(
        (problem, _, _) -> {
          FaultPrinter printer = new FaultPrinter(err, language, wantsJson(arguments));
          return switch (problem) {
            case FaultException fault -> {
              printer.print(fault.faults());
              yield fault.fault().code().category().exitCode();
            }
            case InterruptedException _ -> {
              Thread.currentThread().interrupt();
              printer.print(List.of(Fault.of(FaultCode.INTERRUPTED, "done", "-")));
              yield INTERRUPTED;
            }
            default -> {
              printer.print(List.of(Fault.of(FaultCode.DEFECT, "reason", problem.toString())));
              problem.printStackTrace(err);
              yield Category.INTERNAL.exitCode();
            }
          };
        });
    try {
      return line.execute(arguments);
    } catch (OutOfMemoryError e) {
      long limit = Runtime.getRuntime().maxMemory() >> 20;
      Fault fault = Fault.of(FaultCode.MEMORY_FULL, "limit", limit + " MiB");
      new FaultPrinter(err, language, wantsJson(arguments)).print(List.of(fault));
      return Category.INTERNAL.exitCode();
    }
  }

  /**
   * The command that is asked for, or all of them where none is, with their texts in a language.
   * Setting up the others would take longer than most of them run.
   */
  static CommandLine commandLine(
      PrintWriter out, PrintWriter err, Language language, String... arguments) {
    CommandLine line = new CommandLine(new Yunheng(out, err));
    line.getCommandSpec().versionProvider(() -> new String[] {Producer.load().text()});
    Optional<Class<?>> asked = asked(arguments);
    COMMANDS.stream()
        .filter(one -> asked.isEmpty() || one.equals(asked.get()))
        .forEach(line::addSubcommand);
    line.setResourceBundle(
        ResourceBundle.getBundle(
            "io.yunheng.cli.Commands",
            Locale.of(language.code()),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
    line.setOut(out);
    line.setErr(err);
    line.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    return line;
  }

  /** Where and how this run talks. */
  public Terminal terminal() {
    Language chosen =
        Language.of(language)
            .orElseThrow(
                () ->
                    FaultException.of(
                        FaultCode.USAGE_VALUE,
                        "option",
                        "--lang",
                        "value",
                        language,
                        "known",
                        "zh, en"));
    return new Terminal(out, err, chosen, json, worker);
  }

  @Override
  public void run() {
    spec.commandLine().usage(out);
  }

  private static Fault usage(ParameterException problem) {
    return switch (problem) {
      case UnmatchedArgumentException unmatched ->
          Fault.of(
              FaultCode.USAGE_UNKNOWN,
              "what",
              String.join(" ", unmatched.getUnmatched()),
              "near",
              near(unmatched));
      case MissingParameterException missing ->
          Fault.of(
              FaultCode.USAGE_MISSING,
              "what",
              missing.getMissing().stream().map(Yunheng::name).collect(Collectors.joining(", ")));
      case ParameterException wrong
          when wrong.getArgSpec() != null
              && wrong.getValue() != null
              && wrong.getArgSpec().paramLabel().contains("|") ->
          Fault.of(
              FaultCode.USAGE_VALUE,
              "option",
              wrong.getArgSpec() instanceof OptionSpec option
                  ? option.longestName()
                  : wrong.getArgSpec().paramLabel(),
              "value",
              wrong.getValue(),
              "known",
              wrong.getArgSpec().paramLabel().replace("|", ", "));
      default ->
          Fault.of(
              FaultCode.USAGE_INVALID,
              "problem",
              Objects.requireNonNullElse(problem.getMessage(), ""));
    };
  }

  private static String near(UnmatchedArgumentException unmatched) {
    List<String> near = unmatched.getSuggestions();
    if (near.isEmpty()) {
      CommandLine command = unmatched.getCommandLine();
      near =
          Stream.concat(
                  command.getSubcommands().keySet().stream(),
                  command.getCommandSpec().optionsMap().keySet().stream()
                      .filter(option -> option.startsWith("--")))
              .toList();
    }
    return String.join(", ", near);
  }

  private static String name(ArgSpec argument) {
    return argument instanceof OptionSpec option
        ? option.longestName() + " " + option.paramLabel()
        : argument.paramLabel();
  }

  private static Optional<Class<?>> asked(String... arguments) {
    int at = 0;
    while (at < arguments.length && arguments[at].startsWith("-")) {
      at += arguments[at].equals("--lang") ? 2 : 1;
    }
    String name = at < arguments.length ? arguments[at] : "";
    return COMMANDS.stream()
        .filter(one -> one.getAnnotation(Command.class).name().equals(name))
        .findFirst();
  }

  private static Language languageOf(String... arguments) {
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i].startsWith("--lang=")) {
        return Language.of(arguments[i].substring(7)).orElse(Language.ZH);
      }
      if (arguments[i].equals("--lang") && i + 1 < arguments.length) {
        return Language.of(arguments[i + 1]).orElse(Language.ZH);
      }
    }
    return Language.ZH;
  }

  private static boolean wantsJson(String... arguments) {
    return List.of(arguments).contains("--json");
  }
}
