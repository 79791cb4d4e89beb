/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/**
 * The main story in the browser on a real PostgreSQL, which {@code testbed/databases-up} brings up.
 * Run by {@code ./test campaign}.
 */
class PostgresPagesCampaign {
  private static Path databases = Path.of("");
  private static Path told = Path.of("");

  @BeforeAll
  static void database(@TempDir Path folder) throws IOException, InterruptedException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    databases = folder.resolve("databases");
    told = folder.resolve("told");
    TestbedProgram.run("databases-up", databases, told);
    System.setProperty(
        LivePostgres.PROPERTIES, databases.resolve("databases.properties").toString());
  }

  @AfterAll
  static void embedded() throws IOException, InterruptedException {
    System.clearProperty(LivePostgres.PROPERTIES);
    TestbedProgram.run("databases-down", databases, told);
  }

  @Nested
  class PeopleComeIn extends LiveBrowserTest {}

  @Nested
  class EvidenceComesIn extends LiveUploadTest {}

  @Nested
  class ACloudIsCollectedAndAssessed extends LiveJobPagesTest {}

  @Nested
  class ResultsAreRead extends LiveResultsTest {}
}
