import type { FindingWords } from './doctor-words.ts'

/** Each finding: what is wrong, why that matters, how to mend it. {names} stand for parameters. */
export const FINDINGS_EN: FindingWords = {
  'NODE-OLD': [
    'Node.js {have} is older than version {need}, which is needed.',
    'The program does not start, or stops half-way.',
    'Install Node.js {need} or later (nodejs.org), then run "npm ci" again.',
  ],
  'STATE-NONE': [
    'The folder {folder} is not there yet.',
    'There are no data to look at.',
    'Run "npx rollcall start" once, or name the right folder with --state.',
  ],
  'STATE-DENIED': [
    'The folder {folder} cannot be written to.',
    'Nothing that arrives would be kept.',
    'Give it to the user that runs Rollcall: "chown -R $(id -u) {folder}".',
  ],
  'STATE-OPEN-TO-ALL': [
    'Every user of this machine can read the folder {folder}.',
    'It holds personal data of the units.',
    'Let its owner alone read it: "chmod 700 {folder}".',
  ],
  'STATE-IN-USE': [
    'Process {pid} has the data open.',
    'The data were not looked at this time.',
    'If it is Rollcall, stop it and run this again to check the data as well; if not, delete the file "lock" in the folder.',
  ],
  'DISK-FULL': [
    'The disk of {folder} has only {free} MB left.',
    'The next round cannot be written to its end; what is stored stays.',
    'Free at least 1 GB, then run it again.',
  ],
  'DISK-LOW': [
    'The disk of {folder} has {free} MB left.',
    'On a full disk no sheet can be taken in.',
    'Free some of it this week.',
  ],
  'PLAN-FAULTS': [
    'The plan {plan} has {count} faults.',
    'A plan with faults does not run.',
    'See each of them: "npx rollcall plan check {plan}".',
  ],
  'CLOCK-OFF': [
    "This machine's clock is {seconds} seconds off that of {host}.",
    'Services refuse requests with a wrong time; arrivals and reminders get wrong times too.',
    'Keep the clock in step: "timedatectl set-ntp true" (Linux), or the date settings of the system.',
  ],
  UNREACHABLE: [
    '{host} cannot be reached ({why}).',
    'Without it nothing there can be checked or done.',
    'Check the network, firewall, proxy and the address in the settings.',
  ],
  'SERVICE-ERROR': [
    'The service answered {call} with an error: {why}.',
    'Whether this part works is not known.',
    'Run it again in some minutes; if it stays, look {why} up in the documentation of the service.',
  ],
  'SCHEMA-NEWER': [
    'The data were written by a newer version (shape {have}; this one knows shapes up to {known}).',
    'An older version may misread newer data.',
    'Install the newer version again, or restore the copy from before the upgrade (docs/operations.md).',
  ],
  'NO-TABLES': [
    'There are no tables {names}.',
    'Without them nothing can be stored.',
    'Check the name of the environment and the region; if it was never deployed, run "npx rollcall deploy".',
  ],
  'RESTORE-UNFINISHED': [
    'The last restore did not get to its end.',
    'The stored data are not complete.',
    'Run "npx rollcall restore" with the same archive again; it goes on where it stopped.',
  ],
  'MAIL-UNKNOWN': [
    'Of {count} mails it is not known whether they left.',
    "The mail service's answer was lost; sending again might send twice.",
    'Wait an hour for the events of SES; then see docs/operations.md, mail-unknown.',
  ],
  'MAIL-WAITING': [
    '{count} mails wait for more than an hour, the oldest for {hours} hours.',
    'Units are not reminded and leaders get no report.',
    'See what is said of SES above; on one machine, run "npx rollcall start" again.',
  ],
  'MAIL-REFUSED': [
    'The mail service refused {count} mails ({reasons}).',
    'They are tried again, but the reason has not gone away.',
    'Look the code up; mostly the sender is not verified or the account is in its sandbox.',
  ],
  'SHEET-NOT-SHARED': [
    'The sheets of {count} units can no longer be opened: {units}.',
    'The figures of these units are those of the last reading.',
    "Open the sheet, press Share, and add the system's account as an editor again.",
  ],
  'SHEET-GONE': [
    'The sheets of {count} units were deleted: {units}.',
    'The figures of these units are those of the last reading.',
    'Take the files out of the bin of Google Drive within 30 days.',
  ],
  'AGENDA-LATE': [
    '{count} things fell due and were not done, the oldest {hours} hours ago.',
    'Reminders and reports are late.',
    'On one machine: run "npx rollcall start". In the cloud: see the tick "agenda" and the open alarms.',
  ],
  'DEAD-JOBS': [
    '{count} jobs of the step {step} were given up after several tries.',
    'They do not run again by themselves.',
    'Find the error in the log of the step, then move the jobs back (docs/operations.md, dead-...).',
  ],
  'CREDENTIALS-NONE': [
    'No AWS account was found on this machine.',
    'Without one the cloud cannot be looked at.',
    'Run "aws configure sso" or "aws login", or set AWS_PROFILE.',
  ],
  'CREDENTIALS-REFUSED': [
    'AWS does not accept the session ({why}).',
    'It has run out, the key is wrong, or the clock is.',
    'Sign in again ("aws sso login" or "aws login"), then run it again.',
  ],
  'ACCESS-DENIED': [
    'The AWS account in use may not do {call}.',
    'This part was not checked.',
    'Use the role that administers the system, or allow {call}.',
  ],
  'SES-SANDBOX': [
    'The SES account is still in its sandbox.',
    'Mails go to verified addresses only, at most 200 a day and 1 a second.',
    'In SES, under Account dashboard, press "Request production access"; AWS answers in about 24 hours.',
  ],
  'SES-PAUSED': [
    'SES has paused the sending of the account.',
    'Every mail is refused.',
    'See the reason in SES under Reputation metrics; resume sending when it is dealt with.',
  ],
  'SES-REVIEW': [
    'SES has the account at {status}.',
    'Too many mails bounce or are complained about; SES may stop the sending.',
    'Put the wrong addresses in units.csv right, then answer the request of AWS under Support.',
  ],
  'IDENTITY-NONE': [
    "SES does not know the sender's domain {domain}.",
    'Mails from this domain are refused.',
    'Deploy again with that domain ("npx rollcall deploy"), or put sender.email in plan.yaml right.',
  ],
  'IDENTITY-UNVERIFIED': [
    "The sender's domain {domain} is not verified.",
    'Mails from this domain are refused.',
    'Add the three CNAME records that SES names to the DNS of {domain}; it may take 72 hours.',
  ],
  'ADDRESS-UNVERIFIED': [
    'The one address at {domain} that mails come from is not verified.',
    'Mails from this address are refused.',
    'Open the mail that AWS sent to that address and follow its link within 24 hours; later, ask for a new one in SES (Identities).',
  ],
  'SENDER-ADDRESS': [
    'SES verified one address at {domain}, not the domain; its DNS was not looked at.',
    'Mails that no domain signs end in the spam folder more often.',
    'Where the DNS of {domain} may be changed, deploy with the domain as the sender.',
  ],
  'DKIM-OFF': [
    'The DKIM signature of {domain} does not work yet ({status}).',
    'Mails without it end in the spam folder or are refused.',
    'Add all three CNAME records of DKIM to the DNS of {domain}.',
  ],
  'DKIM-DNS': [
    'In the DNS of {domain} DKIM records are missing or wrong: {names}.',
    'SES cannot sign, and receivers do not trust the mails.',
    'Copy name and value of each CNAME from SES again (Identities, {domain}, Authentication).',
  ],
  'SPF-NONE': [
    'The domain {domain} has no SPF record.',
    'Receivers do not know which machines may send for it.',
    'Add a TXT record to {domain}: "v=spf1 include:amazonses.com ~all".',
  ],
  'SPF-TWICE': [
    'The domain {domain} has {count} SPF records.',
    'More than one counts as an error.',
    'Make them one TXT record that begins with "v=spf1".',
  ],
  'SPF-LACKS-SES': [
    'The SPF record of {domain} does not let SES send.',
    'SPF fails; only DKIM speaks for the mails.',
    'Add "include:amazonses.com" to the record, before "all".',
  ],
  'DMARC-NONE': [
    'The domain {domain} does not have exactly one DMARC record.',
    'Gmail and Yahoo ask for DMARC from whoever sends much.',
    'Add a TXT record to _dmarc.{domain}: "v=DMARC1; p=none".',
  ],
  'DNS-UNREACHABLE': [
    'The DNS of {domain} could not be asked ({why}).',
    'DKIM, SPF and DMARC were not checked.',
    'Check the network and the name servers, then run it again.',
  ],
  'FEDERATION-REFUSED': [
    'Google does not accept this AWS identity ({why}).',
    'No sheet can be opened.',
    'Compare the AWS role in use with the condition of the provider: "gcloud iam workload-identity-pools providers describe".',
  ],
  'IMPERSONATION-REFUSED': [
    "The AWS identity may not use Google's service account ({why}).",
    'No sheet can be opened.',
    'Grant roles/iam.workloadIdentityUser on the service account to the exact AWS role.',
  ],
  'GOOGLE-API-OFF': [
    'The Google project has the Sheets API or the Drive API switched off.',
    'Every request for a sheet is refused.',
    'Run "gcloud services enable sheets.googleapis.com drive.googleapis.com" and wait some minutes.',
  ],
  'GOOGLE-KEY': [
    'This machine holds the key of a Google account in the variable {name}.',
    'Such a key never runs out; whoever copies it can use it for ever.',
    'Remove the variable and revoke the key in Google Cloud; Rollcall uses the AWS identity and needs none.',
  ],
  'DRIVE-NO-STORAGE': [
    'The service account has no storage on Google Drive.',
    'No new sheet can be made.',
    'Make a folder in a shared drive, make the account a content manager there, set ROLLCALL_GOOGLE_DRIVE_FOLDER.',
  ],
  'DRIVE-FULL': [
    'Google Drive is {percent} % full.',
    'When it is full no sheet can be made or changed.',
    'Delete what is not needed, empty the bin, or get more storage.',
  ],
  'DRIVE-FOLDER-NONE': [
    'No folder of Google Drive is set for the sheets.',
    'A service account owns no files, so no sheet can be made.',
    'Make a folder in a shared drive and set ROLLCALL_GOOGLE_DRIVE_FOLDER to its id.',
  ],
  'DRIVE-FOLDER-GONE': [
    'The folder that is set for the sheets is not found on Google Drive.',
    'No new sheet can be made.',
    'Check the id in ROLLCALL_GOOGLE_DRIVE_FOLDER, and that the folder is shared with the service account.',
  ],
  'DRIVE-FOLDER-READ-ONLY': [
    'The service account may not add files to the folder of the sheets.',
    'No new sheet can be made.',
    'Make the service account a content manager of the shared drive.',
  ],
  'DRIVE-FOLDER-OWN': [
    'The folder of the sheets is not in a shared drive.',
    'A service account has no storage of its own, so no sheet can be made there.',
    'Make a folder in a shared drive and set ROLLCALL_GOOGLE_DRIVE_FOLDER to it.',
  ],
  'GOOGLE-SKIPPED': [
    'The way to Google was not tried from this machine.',
    'Google accepts only the role of the functions on AWS.',
    'If it matters, run it under that role with ROLLCALL_GOOGLE_AUDIENCE and ROLLCALL_GOOGLE_IMPERSONATION_URL.',
  ],
  'ALARM-OPEN': [
    'An alarm is open: {name}.',
    'Something needs a person.',
    'Follow the steps of this alarm in docs/operations.md.',
  ],
  'TICK-STALE': [
    'The tick "{tick}" has not run for {minutes} minutes.',
    'What it does by schedule stands still.',
    "See its schedule in EventBridge Scheduler and the function's log (docs/operations.md, silent-...).",
  ],
}
