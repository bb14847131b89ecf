import type { JSX } from 'preact';
import { defaultAssumptions } from '../../../core/capacity/assumptions.ts';
import { holdings } from '../../../core/capacity/holdings.ts';
import { whatToBuy } from '../../../core/capacity/purchase.ts';
import { useTongue } from '../../strings/strings.ts';
import { useOrganisationStrings } from './organisation-strings.ts';

/** What an org run needs of each thing that can be had more of. */
export function CapacityNeeds({ people, windowS }: { people: number; windowS: number }): JSX.Element {
  const { capacity } = useOrganisationStrings();
  const { locale } = useTongue();
  const { needs, obstacles } = whatToBuy('orgRun', people, windowS, defaultAssumptions);
  const number = (value: number) => value.toLocaleString(locale);
  const isShort = needs.some(({ amount, have }) => amount > have);
  return (
    <section class="panel">
      <h2>{capacity.toBuy}</h2>
      {obstacles.length > 0 && <p class="wrong">{capacity.cannot}</p>}
      {obstacles.length === 0 && !isShort && <p>{capacity.enough}</p>}
      <table class="rows">
        <caption class="unseen">{capacity.toBuy}</caption>
        <thead>
          <tr>
            <td />
            <th scope="col">{capacity.have}</th>
            <th scope="col">{capacity.need}</th>
          </tr>
        </thead>
        <tbody>
          {needs.map(({ holding, amount, have }) => (
            <tr key={holding}>
              <th scope="row">{capacity.holdings[holding]?.label ?? holdings[holding].label}</th>
              <td class="number">{number(have)}</td>
              <td class="number">
                {amount > have ? <strong>{number(amount)}</strong> : number(amount)}{' '}
                <span class="quiet">{capacity.holdings[holding]?.unit ?? holdings[holding].unit}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
