import 'nhsuk-frontend/dist/nhsuk/nhsuk-frontend-10.6.1.min.css';
import './styles/muster.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Dashboard } from './dashboard.js';

createRoot(document.getElementById('muster')!).render(
  <StrictMode>
    <Dashboard />
  </StrictMode>,
);
