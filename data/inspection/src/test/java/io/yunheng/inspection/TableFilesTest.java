/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.finding.Finding;
import io.yunheng.inspection.context.ContentCount;
import io.yunheng.inspection.context.DeepCode;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of tables beside the record of their database, digests after docs/formats/rows.md. */
class TableFilesTest {
  private static final String CITIZEN = "id,name\r\n1,张三\r\n2,\"a,\"\"b\"\r\n3,\r\n";

  @TempDir private Path folder;
  private Path record;

  @BeforeEach
  void lay() throws Exception {
    Files.writeString(folder.resolve("public.citizen.csv"), CITIZEN);
    Files.writeString(folder.resolve("public.photo.csv"), "face\r\n\\x00ff\r\n");
    record = folder.resolve("database.json");
    String citizen =
        sum(row(List.of(text("1"), text("张三"))))
            .add(sum(row(List.of(text("2"), text("a,\"b")))))
            .add(sum(row(List.of(text("3"), Optional.empty()))))
            .mod(BigInteger.TWO.pow(256))
            .toString(16);
    String photo = sum(row(List.of(Optional.of(new byte[] {0, (byte) 0xff})))).toString(16);
    Files.writeString(
        record,
        """
        {
          "format" : "yunheng-database/1",
          "engine": "postgresql", "product": "PostgreSQL 15", "address": "postgresql://a@b:5432/c",
          "consistent": true, "complete": true, "verified": true,
          "tables": [
            {"schema": "public", "name": "citizen", "file": "public.citizen.csv", "rows": 3,
             "rowSet": "%s", "primary": true, "consistent": true, "key": ["id"],
             "columns": [%s, %s]},
            {"schema": "public", "name": "photo", "file": "public.photo.csv", "rows": 1,
             "rowSet": "%s", "primary": false, "consistent": true, "key": [],
             "columns": [%s]}],
          "notTaken": []
        }
        """
            .formatted(
                padded(citizen),
                column("id", "integer"),
                column("name", "text"),
                padded(photo),
                column("face", "bytes")));
  }

  private static String padded(String hex) {
    return "0".repeat(64 - hex.length()) + hex;
  }

  private static String column(String name, String form) {
    return """
    {"name": "%s", "type": "t", "form": "%s", "length": -1, "scale": -1, "unsigned": false,
     "nullable": true, "collation": "", "foldsCase": false}
    """
        .formatted(name, form);
  }

  private static Optional<byte[]> text(String text) {
    return Optional.of(text.getBytes(UTF_8));
  }

  private static byte[] row(List<Optional<byte[]>> cells) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    for (Optional<byte[]> cell : cells) {
      out.writeInt(cell.map(bytesOf -> bytesOf.length).orElse(-1));
      out.write(cell.orElseGet(() -> new byte[0]));
    }
    return bytes.toByteArray();
  }

  private static BigInteger sum(byte[] row) throws NoSuchAlgorithmException {
    return new BigInteger(1, MessageDigest.getInstance("SHA-256").digest(row));
  }

  private DeepResult checked() throws InterruptedException {
    return Fixtures.check(record);
  }

  private List<String> found() throws InterruptedException {
    DeepResult result = checked();
    assertThat(result).isInstanceOf(DeepResult.Damaged.class);
    return result.findings().stream().map(TableFilesTest::said).toList();
  }

  private static String said(Finding finding) {
    return finding.code().code() + " " + finding.place().text();
  }

  @Test
  void tablesThatComeToWhatIsRecordedAreSound() throws Exception {
    DeepResult result = checked();
    assertThat(result).as("%s", result.findings()).isInstanceOf(DeepResult.Opened.class);
    assertThat(result.check()).isEqualTo(InspectionKind.DATABASE_RECORD);
    assertThat(result.counts())
        .containsEntry(ContentCount.TABLES, 2L)
        .containsEntry(ContentCount.ROWS, 4L);
  }

  @Test
  void otherRowsAreFound() throws Exception {
    Files.writeString(folder.resolve("public.citizen.csv"), CITIZEN.replace("张三", "张四"));
    assertThat(found()).containsExactly("table-file-differs public.citizen");
    Files.writeString(folder.resolve("public.citizen.csv"), CITIZEN.replace("3,\r", "3,\"\"\r"));
    assertThat(found()).containsExactly("table-file-differs public.citizen");
    Files.writeString(folder.resolve("public.citizen.csv"), CITIZEN + "3,\r\n");
    assertThat(found()).containsExactly("table-file-differs public.citizen");
  }

  @Test
  void whatIsMissingOrCutOffIsFound() throws Exception {
    Files.delete(folder.resolve("public.photo.csv"));
    Files.writeString(
        folder.resolve("public.citizen.csv"), CITIZEN.substring(0, CITIZEN.length() - 1));
    assertThat(found())
        .containsExactly("table-file-malformed public.citizen", "table-file-missing public.photo");
  }

  @Test
  void aLinkIsNotFollowed() throws Exception {
    Path elsewhere = Files.move(folder.resolve("public.photo.csv"), folder.resolve("elsewhere"));
    Files.createSymbolicLink(folder.resolve("public.photo.csv"), elsewhere);
    assertThat(found()).containsExactly("table-file-missing public.photo");
  }

  @Test
  void aRecordThatWasCutOffIsDamaged() throws Exception {
    String text = Files.readString(record);
    Files.writeString(record, text.substring(0, text.length() / 2));
    assertThat(found()).containsExactly(DeepCode.RECORD_DAMAGED.code() + " .");
  }
}
