import 'nhsuk-frontend/dist/nhsuk/nhsuk-frontend-10.6.1.min.css';
import './styles/muster.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { pageQueries } from './client/queries.js';
import { Dashboard } from './dashboard.js';
import { firstAnswers } from './first-answers.js';

const queries = pageQueries();
await firstAnswers(queries, location);
createRoot(document.getElementById('muster')!).render(
  <StrictMode>
    <Dashboard queries={queries} />
  </StrictMode>,
);
