/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs.work;

import io.yunheng.jobs.Secrets;
import io.yunheng.openstack.CloudsFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The settings of stores and clouds, as each side of a comparison sees them. */
public final class SideSettings {
  private static final List<Predicate<String>> FAMILIES =
      List.of(
          name -> name.startsWith("AWS_"),
          name -> name.startsWith("OS_"),
          name -> name.startsWith("YUNHENG_S3_"),
          ProxyNames::isVariable);

  private static final List<String> NAMING_FILES =
      List.of("AWS_SHARED_CREDENTIALS_FILE", "AWS_CONFIG_FILE", "AWS_CA_BUNDLE", "OS_CACERT");

  private SideSettings() {}

  /**
   * The settings as a side sees them. Where it has some of its own of a family, those of all are
   * none of its business: a key must not go to the other side's store.
   */
  public static Map<String, String> of(Map<String, String> secrets, boolean source) {
    String prefix = source ? "YUNHENG_SOURCE_" : "YUNHENG_TARGET_";
    Map<String, String> seen = new TreeMap<>(secrets);
    for (Predicate<String> family : FAMILIES) {
      if (secrets.keySet().stream()
          .filter(name -> name.startsWith(prefix))
          .anyMatch(name -> family.test(name.substring(prefix.length())))) {
        seen.keySet().removeIf(family);
      }
    }
    secrets.forEach(
        (name, value) -> {
          if (name.startsWith(prefix)) {
            seen.put(name.substring(prefix.length()), value);
          }
        });
    return seen;
  }

  /**
   * The files that settings name, which whoever uses them has to read.
   *
   * @throws io.yunheng.fault.FaultException if they name a cloud that there is not
   */
  public static List<Path> files(Secrets secrets) {
    List<Path> files = new ArrayList<>();
    files.addAll(named(secrets.values()));
    files.addAll(named(of(secrets.values(), true)));
    files.addAll(named(of(secrets.values(), false)));
    return files.stream().distinct().toList();
  }

  private static List<Path> named(Map<String, String> settings) {
    List<Path> files = new ArrayList<>();
    for (String name : NAMING_FILES) {
      Optional.ofNullable(settings.get(name)).map(Path::of).ifPresent(files::add);
    }
    Optional.ofNullable(settings.get("HOME"))
        .map(home -> Path.of(home, ".aws"))
        .ifPresent(files::add);
    Optional<Path> clouds =
        Optional.ofNullable(settings.get("OS_CLIENT_CONFIG_FILE")).map(Path::of);
    Optional.ofNullable(settings.get("OS_CLOUD"))
        .map(CloudsFile.standard(clouds)::files)
        .ifPresent(files::addAll);
    return files;
  }
}
