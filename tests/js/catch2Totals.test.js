import { expect, test } from 'vitest';
import { catch2Totals } from '../../tools/suites.mjs';

test.each([
  ['All tests passed (17762 assertions in 7 test cases)\n', { passed: 7, failed: 0 }],
  ['All tests passed (1 assertion in 1 test case)\n', { passed: 1, failed: 0 }],
  [
    'test cases:     322 |     321 passed | 1 failed\nassertions: 1030032 | 1030031 passed | 1 failed\n',
    { passed: 321, failed: 1 },
  ],
  ['test cases: 2 | 2 failed\nassertions: 2 | 2 failed\n', { passed: 0, failed: 2 }],
  ['No tests ran\n', { passed: 0, failed: 0 }],
  ['Segmentation fault\n', {}],
])('a run of Catch2 that ends with %j', (output, totals) => {
  expect(catch2Totals(output)).toEqual(totals);
});
