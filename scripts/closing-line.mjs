// A jest reporter that ends the run with one plain line, for people and machines that read only the last one.
import { mkdirSync, writeFileSync } from 'node:fs';

export default class ClosingLine {
  onRunComplete(_contexts, results) {
    const suites = results.numRuntimeErrorTestSuites;
    const skipped = results.numPendingTests > 0 ? `, ${results.numPendingTests} skipped` : '';
    const line = `${results.numPassedTests} passed, ${results.numFailedTests + suites} failed${skipped}`;
    mkdirSync('reports', { recursive: true });
    writeFileSync('reports/closing-line.txt', `${line}\n`);
    // After the summary reporter, which writes to stderr.
    process.stderr.write('', () => console.log(line));
  }
}
