package io.yunheng.server.web;

import io.yunheng.access.AccessRules;

/** Makes the words of a visit. */
public record PageWordsSource(AccessRules rules) {
  public PageWords of(Visit visit) {
    return new PageWords(visit, rules);
  }
}
