/**
 * The arrows that may exist between the rooms (docs/architecture.md). Checked by
 * test/architecture.test.ts, which also asserts that every room was seen.
 */
const only = (name, from, comment, to) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: '.', pathNot: to },
})

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    only(
      'domain-is-pure',
      '^domain/',
      'The rules know nothing but shapes (zod), dates and how far two words are apart.',
      ['^domain/', 'node_modules/(zod|temporal-polyfill|fastest-levenshtein)/'],
    ),
    only(
      'recipes-know-ports-and-domain',
      '^functions/(?!adapters/|lambda/|.*/handler\\.ts$|config\\.ts$)',
      'A recipe reaches the outside world through ports only.',
      ['^functions/(?!adapters/|config\\.ts)', '^domain/', 'node_modules/(hono|fflate|zod|mrml)/', '^zlib$'],
    ),
    {
      name: 'steps-talk-through-the-queue',
      severity: 'error',
      from: { path: '^functions/([a-z]+-[a-z-]+)/' },
      to: { path: '^functions/([a-z]+-[a-z-]+)/', pathNot: '^functions/$1/' },
    },
    only(
      'adapters-know-ports-and-domain',
      '^functions/adapters/',
      'An adapter is a port over a vendor library.',
      ['^functions/(adapters/|ports/|config\\.ts)', '^domain/', 'node_modules/', '^(node:)?[a-z_/]+$'],
    ),
    only(
      'what-handlers-share-knows-no-step',
      '^functions/lambda/',
      'How Lambda starts a step and hears of it; what the step does is its own.',
      [
        '^functions/(lambda|adapters|ports)/',
        '^functions/[a-z-]+\\.ts$',
        '^domain/',
        'node_modules/@aws-sdk/',
      ],
    ),
    only(
      'script-knows-the-domain',
      '^apps-script/src/',
      "What runs inside a unit's spreadsheet has the rules and what Google gives it, nothing else.",
      ['^apps-script/src/', '^domain/', 'node_modules/@types/google-apps-script/'],
    ),
    only(
      'bundle-knows-the-script',
      '^apps-script/bundle\\.ts$',
      'Turns the script into the one file that is pushed.',
      ['^apps-script/src/main\\.ts$', 'node_modules/esbuild/', '^(node:)?(fs|path|url)$'],
    ),
    only('push-knows-only-the-result', '^apps-script/push\\.ts$', 'Hands what was bundled to clasp.', [
      '^(node:)?(child_process|fs|path|url)$',
    ]),
    {
      name: 'rings',
      comment: 'Inner rings never know outer ones.',
      severity: 'error',
      from: { path: '^(domain|functions)/' },
      to: { path: '^(apps-script|infra|cli|console|test|bench)/' },
    },
    {
      name: 'services-know-no-recipes',
      comment: 'A stand-in knows the protocol, not who speaks it.',
      severity: 'error',
      from: { path: '^infra/local/' },
      to: { path: '^(functions/(?!ports/)|cli|console|test|bench)' },
    },
    only(
      'cloud-knows-names-only',
      '^infra/aws/',
      'The cloud is described from the names that the functions read, and never from what they do.',
      [
        '^infra/aws/',
        '^functions/(config|steps|metrics)\\.ts$',
        'node_modules/(aws-cdk-lib|constructs|esbuild|zod)/',
        '^(node:)?(fs|path|url)$',
      ],
    ),
    {
      name: 'product-knows-no-tests',
      severity: 'error',
      from: { pathNot: '^(test|bench)/' },
      to: { path: '^(test|bench)/' },
    },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.mjs', '.cjs', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
}
