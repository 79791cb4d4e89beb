/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.access;

import io.yunheng.fault.Word;

/**
 * What somebody may be allowed to do. Each stands in {@code permissions.yaml} with its texts, what
 * it is done on, and whether a log-in of a moment ago is needed for it.
 */
public enum Operation implements Word {
  // The installation
  PEOPLE_READ("people.read"),
  PEOPLE_CHANGE("people.change"),
  PASSWORD_RESET("password.reset"),
  FACTOR_REMOVE("factor.remove"),
  SESSION_END("session.end"),
  ORGANISATION_CREATE("organisation.create"),
  PERMISSION_ASK("permission.ask"),
  SETTINGS_READ("settings.read"),
  JOBS_OVERSEE("jobs.oversee"),
  ACTS_OVERSEE("acts.oversee"),

  // An organisation
  ORGANISATION_READ("organisation.read"),
  ORGANISATION_CHANGE("organisation.change"),
  MEMBER_READ("member.read"),
  MEMBER_CHANGE("member.change"),
  WORK_HAND_OVER("work.hand-over"),
  CASE_CREATE("case.create"),

  // A case
  CASE_READ("case.read"),
  CASE_CHANGE("case.change"),
  CASE_GRANT("case.grant"),
  CASE_FREEZE("case.freeze"),
  CASE_RELEASE("case.release"),
  CASE_ACTS("case.acts"),
  CASE_TAKE_OUT("case.take-out"),
  CLOUD_READ("cloud.read"),
  CLOUD_CHANGE("cloud.change"),
  COLLECT("collect"),
  ASSESS("assess"),
  JOB_READ("job.read"),
  JOB_CANCEL("job.cancel"),
  SCHEDULE_CHANGE("schedule.change"),
  INDEPENDENCE_DECLARE("independence.declare"),
  RECORD_READ("record.read"),
  RECORD_WRITE("record.write"),
  RECORD_ASSIGN("record.assign"),
  RECORD_REVIEW("record.review"),

  // An object of a case
  REGISTER_READ("register.read"),
  REGISTER_CHANGE("register.change"),
  EVIDENCE_READ("evidence.read"),
  EVIDENCE_ADD("evidence.add"),
  EVIDENCE_CHANGE("evidence.change"),
  RESULT_READ("result.read"),
  REQUEST_READ("request.read"),
  REQUEST_ANSWER("request.answer"),
  REQUEST_MAKE("request.make");

  private final String code;

  Operation(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
