/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yunheng.fault.FaultException;
import io.yunheng.fault.Language;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
  private static DatabaseAddress jdbc(String text) {
    return DatabaseAddress.parse(text, Optional.of("u"), TypeRules.shipped());
  }

  @ParameterizedTest
  @CsvSource({
    "postgresql://me@host/db,postgresql://me@host:5432/db",
    "postgres://me@host:99/db?sslmode=verify-full&sslrootcert=/a/b,postgresql://me@host:99/db",
    "mariadb://a%40b@[::1]:3307/d%20b,mariadb://a@b@[::1]:3307/d b",
    "jdbc:oracle:thin:@//h:1521/s,jdbc:oracle:thin:@//h:1521/s",
    "jdbc:dm://h:5236/D?ssl=1,jdbc:dm://h:5236/D"
  })
  void addressesAreReadAndShownWithoutOptions(String text, String shown) {
    assertThat(jdbc(text)).hasToString(shown);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql://me:s3cret@host/db",
        "mariadb://me:s3cret@host:1/db",
        "mariadb://me:s3cr@et@host:1/db",
        "postgresql://me@host/db?password=s3cret",
        "postgresql://me@host/db?sslpassword=s3cret",
        "mariadb://me@host/db?PassWord=s3cret",
        "jdbc:mysql://me:s3cret@host/db",
        "jdbc:mysql://host/db?user=a&password=s3cret",
        "jdbc:oracle:thin:scott/s3cret@//h/s",
        "jdbc:sqlserver://h;pwd=s3cret",
        "jdbc:kingbase8://h/db?p%61ssword=s3cret"
      })
  void aPasswordInAnAddressIsRefusedAndNotShown(String text) {
    assertThatThrownBy(() -> jdbc(text))
        .isInstanceOf(FaultException.class)
        .message()
        .startsWith("database-password-in-address")
        .doesNotContain("s3cr");
  }

  @ParameterizedTest
  @CsvSource({
    "postgresql://host/db,database-address-invalid",
    "postgresql://me@/db,database-address-invalid",
    "postgresql://me@host:70000/db,database-address-invalid",
    "postgresql://me@host,database-address-invalid",
    "http://me@host/db,database-address-invalid",
    "jdbc:,database-address-invalid",
    "postgresql://me@host/db?socketFactory=x,database-option-refused",
    "postgresql://me@host/db?what=x,database-option-refused",
    "mariadb://me@host/db?allowLocalInfile=true,database-option-refused",
    "jdbc:mysql://host/db?autoDeserialize=true,database-option-refused",
    "jdbc:h2:mem:x;INIT=RUNSCRIPT,database-option-refused"
  })
  void whatIsNotAllowedIsRefused(String text, String code) {
    assertThatThrownBy(() -> jdbc(text))
        .isInstanceOf(FaultException.class)
        .hasMessageStartingWith(code);
  }

  @Test
  void passwordsComeFromTheEnvironmentOrAFile(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("word"), "in file\nmore\n");
    assertThat(new Password.OfFile(file).in(Map.of())).contains("in file");
    assertThat(new Password.OfVariable("V").in(Map.of("V", "x"))).contains("x");
    assertThat(new Password.None().in(Map.of())).isEmpty();
    assertThatThrownBy(() -> new Password.OfVariable("V").in(Map.of()))
        .hasMessageStartingWith("database-password-missing");
    assertThatThrownBy(() -> new Password.OfFile(folder.resolve("none")).in(Map.of()))
        .hasMessageStartingWith("file-missing");
  }

  @Test
  void namesAreMappedAsWasSaid() {
    ComparisonOptions options = ComparisonOptions.standard(Path.of("."));
    ComparisonOptions mapped = options.mapped(List.of("a=b", "a.t=b.T"));
    assertThat(mapped.schemas()).isEqualTo(Map.of("a", "b"));
    assertThat(mapped.tables()).isEqualTo(Map.of("a.t", "b.T"));
    for (List<String> wrong :
        List.of(List.of("a"), List.of("a=b", "a=c"), List.of("a=b", "c=b"), List.of("a.t=b"))) {
      assertThatThrownBy(() -> options.mapped(wrong))
          .hasMessageStartingWith("database-mapping-invalid");
    }
  }

  @Test
  void theBookHasWordsForEverythingAndIsChecked() {
    TypeRules book = TypeRules.shipped();
    for (Language language : Language.values()) {
      for (UncomparedReason reason : UncomparedReason.values()) {
        assertThat(book.what(reason, language)).isNotBlank();
        assertThat(book.cure(reason, language)).isNotBlank();
      }
    }
    assertThat(
            book.what(
                new StructureFinding(StructureCode.TYPE_NARROWER, "c", "bigint", "int"),
                Language.EN))
        .isEqualTo("Column c: int cannot represent all values of bigint");
    byte[] wrong =
        "pairs: [{of: [integer, json], as: uuid}]\nmore: 1\n".getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> TypeRules.read(wrong, "x.yaml"))
        .isInstanceOf(FaultException.class)
        .hasMessageContaining("data-key-unknown")
        .hasMessageContaining("pairs[0].as")
        .hasMessageContaining("reasons.permission");
  }

  @Test
  void recordsThatAreNoneAreRefused() {
    String good =
        new String(
            new DatabaseRecord(
                    "e",
                    "p",
                    "a",
                    true,
                    true,
                    true,
                    List.of(
                        new DatabaseRecord.RecordedTable(
                            new TableName("s", "t"),
                            "s.t.csv",
                            1,
                            "0".repeat(64),
                            List.of(),
                            List.of(),
                            false,
                            true)),
                    List.of(),
                    List.of(
                        new Definition(
                            Definition.Stage.BEFORE,
                            "table",
                            new TableName("s", "t"),
                            false,
                            "CREATE TABLE s.t ()")))
                .toJson(),
            StandardCharsets.UTF_8);
    assertThat(DatabaseRecord.read(good.getBytes(StandardCharsets.UTF_8), "f").tables()).hasSize(1);
    for (String wrong :
        List.of(
            "",
            "[]",
            "null",
            good.replace("database/1", "database/9"),
            good.replace("s.t.csv", "../../etc/passwd"),
            good.replace("s.t.csv", ".hidden"),
            good.replace("\"rows\" : 1", "\"rows\" : -1"),
            good.replace("\"rows\" : 1", "\"rows\" : 1e400"),
            good.replace("\"primary\" : false,", ""),
            good.substring(0, good.length() - 5),
            good + "{}",
            "[".repeat(100_000))) {
      assertThat(wrong).isNotEqualTo(good);
      assertThatThrownBy(() -> DatabaseRecord.read(wrong.getBytes(StandardCharsets.UTF_8), "f"))
          .isInstanceOf(FaultException.class)
          .hasMessageStartingWith("database-record-invalid");
    }
  }
}
