/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.yunheng.fault.Fault;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Settings: what ships, what wins, and what is refused. */
class ServerSettingsTest {
  @TempDir private Path place;

  @Test
  void whatShipsListensOnThisMachineAlone() {
    ServerSettings settings = read(Map.of(), Map.of());

    assertThat(settings.listen().address().getAddress().isLoopbackAddress()).isTrue();
    assertThat(settings.listen().address().getPort()).isEqualTo(8787);
    assertThat(settings.listen().origin(8787)).isEqualTo(URI.create("http://127.0.0.1:8787"));
    assertThat(settings.listen().transport()).isEqualTo(new Transport.Loopback());
    assertThat(settings.data().folder()).isEqualTo(place.resolve(".local/share/yunheng"));
    assertThat(settings.database()).isEqualTo(new DatabaseSettings.InFolder());
    assertThat(settings.login())
        .isEqualTo(
            new LoginSettings(
                Duration.ofMinutes(30),
                Duration.ofHours(12),
                Duration.ofMinutes(10),
                5,
                Duration.ofSeconds(30),
                Duration.ofHours(1),
                Optional.empty(),
                Optional.empty()));
    assertThat(settings.password()).isEqualTo(new PasswordSettings(12, 5, Optional.empty()));
    assertThat(settings.people().combined()).isFalse();
    assertThat(settings.people().zone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
    assertThat(settings.inForce()).hasSize(Setting.values().length);
  }

  @Test
  void aFlagWinsOverAVariableAndThatOverTheFile() throws IOException {
    Path file = file("login: {idleMinutes: 5, absoluteHours: 6}\nlisten: 127.0.0.1:1001\n");
    ServerSettings settings =
        ServerSettings.read(
            Optional.of(file),
            Map.of(
                "YUNHENG_SERVER_LISTEN", "127.0.0.1:1002",
                "YUNHENG_SERVER_LOGIN_IDLE_MINUTES", "7"),
            Map.of(Setting.LISTEN, "127.0.0.1:1003"),
            place);

    assertThat(settings.login().idle()).isEqualTo(Duration.ofMinutes(7));
    assertThat(settings.login().absolute()).isEqualTo(Duration.ofHours(6));
    assertThat(settings.listen().address().getPort()).isEqualTo(1003);
    assertThat(settings.inForce())
        .contains(
            new SettingValue(Setting.LISTEN, "127.0.0.1:1003", "--listen"),
            new SettingValue(Setting.LOGIN_IDLE_MINUTES, "7", "YUNHENG_SERVER_LOGIN_IDLE_MINUTES"),
            new SettingValue(Setting.LOGIN_ABSOLUTE_HOURS, "6", file + ":1"));
  }

  @Test
  void everythingThatIsWrongIsToldAtOnce() throws IOException {
    Path file =
        file(
            """
            login: {idleMinutes: 0}
            sessions: 5
            database: {url: "jdbc:postgresql://db/yunheng", user: y, passwordFile: /nowhere/secret}
            timeZone: Atlantis
            """);

    assertThatThrownBy(
            () ->
                ServerSettings.read(
                    Optional.of(file),
                    Map.of("YUNHENG_SERVER_LISTNE", "x", "YUNHENG_HEAP", "2g"),
                    Map.of(Setting.LISTEN, "0.0.0.0:8787"),
                    place))
        .asInstanceOf(type(FaultException.class))
        .satisfies(
            e ->
                assertThat(e.faults().stream().map(Fault::code).toList())
                    .containsExactlyInAnyOrder(
                        FaultCode.SETTING_UNKNOWN,
                        FaultCode.SETTING_UNKNOWN,
                        FaultCode.SETTING_INVALID,
                        FaultCode.SETTING_INVALID,
                        FaultCode.SETTING_FILE_UNREADABLE,
                        FaultCode.SETTING_ADDRESS_OPEN));
  }

  @Test
  void anotherAddressThanLoopbackNeedsTlsOrAProxy() {
    assertThat(refusal(Map.of(Setting.LISTEN, "192.0.2.1:8787")))
        .containsExactly(FaultCode.SETTING_ADDRESS_OPEN);
    assertThat(
            read(
                    Map.of(),
                    Map.of(Setting.LISTEN, "192.0.2.1:8787", Setting.TLS_SELF_SIGNED, "true"))
                .listen()
                .origin(8787))
        .isEqualTo(URI.create("https://192.0.2.1:8787"));
    assertThat(
            read(
                    Map.of(),
                    Map.of(
                        Setting.LISTEN, "0.0.0.0:8787",
                        Setting.PROXY_BEHIND, "true",
                        Setting.PUBLIC_ADDRESS, "https://yunheng.example.cn/"))
                .listen()
                .origin(1))
        .isEqualTo(URI.create("https://yunheng.example.cn"));
    assertThat(refusal(Map.of(Setting.PROXY_BEHIND, "true")))
        .containsExactly(FaultCode.SETTING_INVALID);
    assertThat(refusal(Map.of(Setting.PROXY_BEHIND, "true", Setting.TLS_SELF_SIGNED, "true")))
        .contains(FaultCode.SETTING_CONTRADICTION);
  }

  @Test
  void noNameServerSaysWhereWeListen() {
    assertThat(refusal(Map.of(Setting.LISTEN, "intranet:8787")))
        .containsExactly(FaultCode.SETTING_INVALID);
  }

  @Test
  void healthIsForThisMachineAlone() {
    assertThatThrownBy(
            () -> read(Map.of("YUNHENG_SERVER_MANAGEMENT_LISTEN", "0.0.0.0:8788"), Map.of()))
        .hasMessageContaining("setting-invalid");
  }

  @Test
  void aSecretIsReadFromItsFileAndNeverShown() throws IOException {
    Path secret = place.resolve("secret");
    Files.writeString(secret, "hunter2 and more\n");
    ServerSettings settings =
        read(
            Map.of(
                "YUNHENG_SERVER_DATABASE_URL", "jdbc:postgresql://db/yunheng",
                "YUNHENG_SERVER_DATABASE_USER", "yunheng",
                "YUNHENG_SERVER_DATABASE_PASSWORD_FILE", secret.toString()),
            Map.of());

    assertThat(settings.database())
        .isEqualTo(
            new DatabaseSettings.Postgres(
                "jdbc:postgresql://db/yunheng", "yunheng", Optional.of("hunter2 and more"), false));
    assertThat(settings.toString()).doesNotContain("hunter2");
  }

  @Test
  void everythingWrongWithLogInsElsewhereIsToldAtOnce() throws IOException {
    Path file =
        file(
            """
            login:
              oidc: {issuer: "http://sso.example.cn", factorClaim: amr}
              ldap: {url: "ldap://ldap.example.cn", base: "no name", filter: "(", idAttribute: "a b"}
            """);

    assertThatThrownBy(() -> ServerSettings.read(Optional.of(file), Map.of(), Map.of(), place))
        .asInstanceOf(type(FaultException.class))
        .satisfies(
            e ->
                assertThat(e.faults().stream().map(one -> one.details().get("key")).toList())
                    .containsExactlyInAnyOrder(
                        "login.oidc.clientId",
                        "login.oidc.issuer",
                        "login.oidc.factorValues",
                        "login.ldap.bindName",
                        "login.ldap.passwordFile",
                        "login.ldap.url",
                        "login.ldap.base",
                        "login.ldap.filter",
                        "login.ldap.idAttribute"));
  }

  @Test
  void eachWrongGuessDoublesTheLock() {
    LoginSettings login = read(Map.of(), Map.of()).login();

    assertThat(login.pause(4)).isZero();
    assertThat(login.pause(5)).isEqualTo(Duration.ofSeconds(30));
    assertThat(login.pause(6)).isEqualTo(Duration.ofMinutes(1));
    assertThat(login.pause(8)).isEqualTo(Duration.ofMinutes(4));
    assertThat(login.pause(1_000_000)).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void theCommandLineIsReadWithAllThatIsWrongWithIt() {
    ServeArguments arguments =
        ServeArguments.read(
            List.of("--data", "x", "--listen=127.0.0.1:1", "--self-signed", "--lang", "en"));
    assertThat(arguments.flags())
        .isEqualTo(
            Map.of(
                Setting.DATA_FOLDER, "x",
                Setting.LISTEN, "127.0.0.1:1",
                Setting.TLS_SELF_SIGNED, "true"));

    assertThatThrownBy(() -> ServeArguments.read(List.of("--port", "--data")))
        .asInstanceOf(type(FaultException.class))
        .satisfies(
            e ->
                assertThat(e.faults().stream().map(Fault::code).toList())
                    .containsExactly(FaultCode.USAGE_UNKNOWN, FaultCode.USAGE_MISSING));
  }

  @Test
  void theDocumentsListEverySetting() throws IOException {
    SettingTexts texts = SettingTexts.shipped();
    Path docs = Path.of(System.getProperty("yunheng.root"), "docs");
    String english = Files.readString(docs.resolve("settings.md"));
    String chinese = Files.readString(docs.resolve("settings.zh-CN.md"));

    for (Setting setting : Setting.values()) {
      String name = "`" + setting.code() + "`<br>`" + setting.variable() + "`";
      String flag = setting.flag().map(one -> "<br>`" + one + "`").orElse("");
      String shipped = setting.shipped().isEmpty() ? "" : "`" + setting.shipped() + "`";
      assertThat(english)
          .contains("| " + name + flag + " | " + shipped + " | " + texts.of(setting).en() + " |");
      assertThat(chinese)
          .contains("| " + name + flag + " | " + shipped + " | " + texts.of(setting).zh() + " |");
    }
    long rows = english.lines().filter(line -> line.startsWith("| `")).count();
    assertThat(rows).isEqualTo(Setting.values().length);
    assertThat(Arrays.stream(Setting.values()).map(Setting::variable).collect(Collectors.toSet()))
        .hasSize(Setting.values().length);
  }

  private Path file(String text) throws IOException {
    Path file = place.resolve("settings.yaml");
    Files.writeString(file, text);
    return file;
  }

  private ServerSettings read(Map<String, String> environment, Map<Setting, String> flags) {
    return ServerSettings.read(Optional.empty(), environment, flags, place);
  }

  private List<FaultCode> refusal(Map<Setting, String> flags) {
    try {
      read(Map.of(), flags);
      return List.of();
    } catch (FaultException e) {
      return e.faults().stream().map(Fault::code).toList();
    }
  }
}
